package loadbearing.suite;

import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section K of the ledger. */
@ExtendWith(LaboratoryExtension.class)
class ConsistencyIT {
  @Test
  @Tag("K1")
  void clonesOfOneDatabaseReadWhatWasWritten(Laboratory laboratory) throws InterruptedException {
    Row.verify("K1-A4", laboratory);
  }

  @Test
  @Tag("K1")
  void readingFromReplicasIsFoundNotLinearizable(Laboratory laboratory)
      throws InterruptedException {
    Row.verify("K1-A9", laboratory);
  }

  @Test
  @Tag("K2")
  void replicasLagAndThenAgree(Laboratory laboratory) throws InterruptedException {
    Row.verify("K2", laboratory);
  }

  @ParameterizedTest
  @Tag("K8")
  @ValueSource(strings = {"read-uncommitted", "read-committed", "repeatable-read", "serializable"})
  void transactionsShowWhatTheirLevelIsKnownToShow(String level, Laboratory laboratory)
      throws InterruptedException {
    Row.verify("K8-" + level, laboratory);
  }
}
