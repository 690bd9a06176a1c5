package loadbearing.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that are rows of the ledger: each has the id of its claim as a tag. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({LaboratoryExtension.class, RowExtension.class})
@interface Ledgered {}
