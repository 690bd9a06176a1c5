package loadbearing.suite;

import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Section K of the ledger. */
@ExtendWith(LaboratoryExtension.class)
class ConsistencyIT {
  @Test
  @Tag("K2")
  void replicasLagAndThenAgree(Laboratory laboratory) throws InterruptedException {
    Row.verify("K2", laboratory);
  }
}
