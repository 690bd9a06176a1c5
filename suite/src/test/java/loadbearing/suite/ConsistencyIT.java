package loadbearing.suite;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section K of the ledger: what a read may see. */
@Ledgered
class ConsistencyIT {
  @Test
  @Tag("K1")
  @Tag("K1-A4")
  void clonesOfOneDatabaseReadWhatWasWritten(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K1")
  @Tag("K1-A9")
  void readingFromReplicasIsFoundNotLinearizable(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K2")
  void replicasLagAndThenAgree(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K8")
  @Tag("K8-read-uncommitted")
  void readUncommittedShowsWhatItIsKnownToShow(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K8")
  @Tag("K8-read-committed")
  void readCommittedShowsWhatItIsKnownToShow(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K8")
  @Tag("K8-repeatable-read")
  void repeatableReadShowsWhatItIsKnownToShow(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K8")
  @Tag("K8-serializable")
  void serializableShowsNoAnomaly(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K7")
  @Tag("K7-A4")
  void readersOfTheOneDatabaseKeepTheGuaranteesOfASession(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K7")
  @Tag("K7-A9")
  void readersOfSlavesDoNotSeeTheirOwnWrites(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A1")
  void whatASingleServerAcknowledgedSurvivesItsDeath(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A4")
  void whatOneDatabaseAcknowledgedSurvivesItsDeath(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A9")
  void whatAMasterAcknowledgedSurvivesItsDeath(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A11")
  void whatTwoMastersAcknowledgedSurvivesEithersDeath(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A2")
  void whatTheDataTierAcknowledgedSurvivesItsDeath(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A10")
  void whatTheMasterOfATreeAcknowledgedSurvivesItsDeath(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A12")
  void whatAGroupAcknowledgedSurvivesTheDeathOfAMember(Row row) throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A17")
  void whatTheOneMasterOfTwoRegionsAcknowledgedSurvivesItsDeath(Row row)
      throws InterruptedException {
    row.verify();
  }

  @Test
  @Tag("K9")
  @Tag("K9-A18")
  void whatRegionalMastersAcknowledgedSurvivesEithersDeath(Row row) throws InterruptedException {
    row.verify();
  }
}
