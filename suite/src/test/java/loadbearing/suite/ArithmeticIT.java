package loadbearing.suite;

import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Section V of the ledger. */
@ExtendWith(LaboratoryExtension.class)
class ArithmeticIT {
  @Test
  @Tag("V1")
  void availabilityInSeriesMultiplies(Laboratory laboratory) throws InterruptedException {
    Row.verify("V1", laboratory);
  }

  @Test
  @Tag("V2")
  void availabilityInParallelIsTheFormulaLessFailover(Laboratory laboratory)
      throws InterruptedException {
    Row.verify("V2", laboratory);
  }
}
