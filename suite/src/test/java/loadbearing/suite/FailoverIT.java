package loadbearing.suite;

import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Section F of the ledger. */
@ExtendWith(LaboratoryExtension.class)
class FailoverIT {
  @Test
  @Tag("F1")
  void aSingleServerIsASinglePointOfFailureForEverything(Laboratory laboratory)
      throws InterruptedException {
    Row.verify("F1-A1", laboratory);
  }

  @Test
  @Tag("F1")
  void oneOfAPairOfClonesMayDieAndTheOneBalancerMayNot(Laboratory laboratory)
      throws InterruptedException {
    Row.verify("F1-A4", laboratory);
  }

  @Test
  @Tag("F1")
  void aSlaveMayDieAndTheMasterMayNot(Laboratory laboratory) throws InterruptedException {
    Row.verify("F1-A9", laboratory);
  }

  @Test
  @Tag("F2")
  void withoutItsMasterTheSystemIsReadOnlyUntilItReturns(Laboratory laboratory)
      throws InterruptedException {
    Row.verify("F2", laboratory);
  }
}
