package loadbearing.suite;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section F of the ledger: what the loss of a part costs. */
@Ledgered
class FailoverIT {
  @Test
  @Tag("F1")
  @Tag("F1-A1")
  void aSingleServerIsASinglePointOfFailureForEverything(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A2")
  void eitherOfTwoTiersMayNotDie(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A4")
  void oneOfAPairOfClonesMayDieAndTheOneBalancerMayNot(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A9")
  void aSlaveMayDieAndTheMasterMayNot(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A10")
  void aReplicaThatOthersFollowMayDie(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A11")
  void eitherOfTwoMastersMayDie(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A12")
  void anyOneOfAGroupMayDie(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A15")
  void eitherOfTwoDatabasesOfTheirOwnMayDieAndNeitherHasWhatTheOtherWasTold(Row row)
      throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A17")
  void aRegionMayLoseWhatItReadsFromAndNotTheOneMaster(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F1")
  @Tag("F1-A18")
  void aRegionMayLoseItsMaster(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F2")
  void withoutItsMasterTheSystemIsReadOnlyUntilItReturns(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F2")
  @Tag("F2-promote")
  void aPromotedSlaveTakesTheWritesAndUsersNoticeIt(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F2")
  @Tag("F2-controller")
  void aControllerPromotesASlaveAndWritesComeBack(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F3")
  @Tag("F3-asynchronous")
  void promotingASlaveThatIsBehindLosesWrites(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F4")
  @Tag("F4-A11")
  void eitherMasterMayGoAndNoWriteIsLost(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("F5")
  void withoutSlavesReadsGoToTheMaster(Row row) throws InterruptedException {
    row.verify();
  }
}
