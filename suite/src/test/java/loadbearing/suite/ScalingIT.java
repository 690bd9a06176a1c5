package loadbearing.suite;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section B of the ledger: what more machines bring. */
@Ledgered
class ScalingIT {
  @Test
  @Tag("B1")
  void capacityGrowsInProportionUpToTheBottleneckAndNotBeyond(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("B4")
  void theDatabaseBecomesTheWall(Row row) throws InterruptedException {
    row.verify();
  }
}
