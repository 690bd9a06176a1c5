package loadbearing.suite;

import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Section B of the ledger. */
@ExtendWith(LaboratoryExtension.class)
class ScalingIT {
  @Test
  @Tag("B1")
  void capacityGrowsInProportionUpToTheBottleneckAndNotBeyond(Laboratory laboratory)
      throws InterruptedException {
    Row.verify("B1", laboratory);
  }
}
