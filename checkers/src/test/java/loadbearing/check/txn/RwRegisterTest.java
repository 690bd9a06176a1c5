package loadbearing.check.txn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RwRegisterTest {
  @Test
  void transactionsOneAfterTheOtherAreStrictSerializable() {
    var history =
        Txns.sequential("r x nil, w x 1", "r x 1, w x 2, w y 3", "w x 4, r x 4", "r x 4, r y 3");

    assertThat(history.judge().found()).isEmpty();
  }

  @Test
  void abortedAndIntermediateReadsAreNamed() {
    assertThat(Txns.concurrent("!w x 1", "r x 1").anomalies()).containsExactly("G1a");
    assertThat(Txns.concurrent("w x 1, w x 2", "r x 1").anomalies()).contains("G1b");
  }

  @Test
  void twoThatReadEachOthersWritesAreG1c() {
    assertThat(Txns.concurrent("w x 1, r y 1", "w y 1, r x 1").anomalies()).containsExactly("G1c");
  }

  @Test
  void valueThatNobodyWroteIsNamed() {
    assertThat(Txns.concurrent("w x 1", "r x 7").anomalies()).containsExactly("unwritten-read");
  }

  @Test
  void readSkewFromTheInitialValueIsGSingle() {
    assertThat(Txns.concurrent("w x 1, w y 1", "r x nil, r y 1").anomalies())
        .containsExactly("G-single-item");
  }

  @Test
  void writeSkewIsG2() {
    assertThat(Txns.concurrent("r x nil, w y 1", "r y nil, w x 1").anomalies())
        .containsExactly("G2-item");
  }

  @Test
  void twoUpdatesOfOneVersionAreALostUpdate() {
    var history = Txns.concurrent("w x 1", "r x 1, w x 2", "r x 1, w x 3");

    assertThat(history.anomalies()).contains("lost-update");
  }

  @Test
  void laterVersionIsKnownFromWhoReadAndWrote() {
    var history = Txns.concurrent("w x 1", "r x 1, w x 2, w y 2", "r x 1, r y 2");

    assertThat(history.anomalies()).containsExactly("G-single-item");
  }

  @Test
  void staleReadIsGSingleOfRealTime() {
    var history = Txns.sequential("w x 1", "w x 2", "r x 1");

    assertThat(history.anomalies()).containsExactly("G-single-item-realtime");
  }

  @Test
  void readerThatGoesBackIsOfRealTimeThoughTheWritesWereConcurrent() {
    var history =
        new Txns()
            .during(1, 0, 10, "w x 1")
            .during(2, 0, 10, "w x 2")
            .during(3, 20, 30, "r x 1")
            .during(4, 40, 50, "r x 2");
    var fine =
        new Txns()
            .during(1, 0, 10, "w x 1")
            .during(2, 0, 10, "w x 2")
            .during(3, 20, 30, "r x 1")
            .during(4, 40, 50, "r x 1");

    assertThat(history.judge().isBad()).isTrue();
    assertThat(fine.judge().found()).isEmpty();
  }

  @Test
  void reportedVersionsTellWhatValuesCannot() {
    var history = Txns.concurrent("w x 1, w y 1", "w x 2, w y 2");
    RecordedVersions crossed = step -> new long[] {1, 2, 2, 1}[step];

    var plain = history.judge();
    var reported =
        TransactionCheck.judge(
            history.transactions(), history.scalars(), Level.SERIALIZABLE, crossed);

    assertThat(plain.found()).isEmpty();
    assertThat(reported.anomalies()).containsExactly(Anomaly.G0);
  }

  @Test
  void twoWritesOfOneVersionContradictTheDatabase() {
    var history = Txns.concurrent("w x 1", "w x 2");

    var judged =
        TransactionCheck.judge(
            history.transactions(), history.scalars(), Level.SERIALIZABLE, step -> 5);

    assertThat(judged.anomalies()).containsExactly(Anomaly.CYCLIC_VERSIONS);
  }

  @Test
  void transactionThatReadsAnotherValueThanItWroteIsInternal() {
    assertThat(Txns.concurrent("w x 2", "w x 1, r x 2").anomalies()).contains("internal");
  }

  @Test
  void listThatIsWrittenLikeARegisterIsAContradiction() {
    assertThat(Txns.concurrent("w x 2", "append x 1").judge().isUndecided()).isTrue();
  }
}
