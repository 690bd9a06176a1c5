package loadbearing.suite;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section V of the ledger: the arithmetic of availability. */
@Ledgered
class ArithmeticIT {
  @Test
  @Tag("V1")
  void availabilityInSeriesMultiplies(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("V2")
  void availabilityInParallelIsTheFormulaLessFailover(Row row) throws InterruptedException {
    row.verify();
  }
}
