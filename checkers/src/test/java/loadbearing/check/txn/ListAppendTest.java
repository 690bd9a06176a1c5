package loadbearing.check.txn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListAppendTest {
  @Test
  void transactionsOneAfterTheOtherAreStrictSerializable() {
    var history =
        Txns.sequential("append x 1", "r x [1], append x 2, append y 3", "r x [1 2], r y [3]");

    assertThat(history.judge().found()).isEmpty();
    assertThat(history.judge().isBad()).isFalse();
    assertThat(history.judge().violates()).isEmpty();
    assertThat(history.judge().allows()).containsExactly(Level.STRICT_SERIALIZABLE);
  }

  @Test
  void writesThatInterleaveAreG0() {
    var history =
        Txns.concurrent("append x 1, append y 1", "append x 2, append y 2", "r x [1 2], r y [2 1]");

    assertThat(history.anomalies()).contains("G0");
    assertThat(history.judge().violates()).containsExactly(Level.READ_UNCOMMITTED);
    assertThat(history.judge(Level.READ_UNCOMMITTED).isBad()).isTrue();
  }

  @Test
  void readOfARolledBackWriteIsG1a() {
    var history = Txns.concurrent("!append x 1", "r x [1]");

    assertThat(history.anomalies()).containsExactly("G1a");
    assertThat(history.judge().violates()).containsExactly(Level.READ_COMMITTED);
    assertThat(history.judge(Level.READ_UNCOMMITTED).isBad()).isFalse();
    assertThat(history.judge(Level.READ_COMMITTED).isBad()).isTrue();
  }

  @Test
  void readOfWhatItsWriterWroteOverIsG1b() {
    var history = Txns.concurrent("append x 1, append x 2", "r x [1]", "r x [1 2]");

    assertThat(history.anomalies()).contains("G1b");
    assertThat(history.judge(Level.READ_COMMITTED).isBad()).isTrue();
  }

  @Test
  void twoThatReadEachOthersWritesAreG1c() {
    var history = Txns.concurrent("append x 1, r y [1]", "append y 1, r x [1]");

    assertThat(history.anomalies()).containsExactly("G1c");
    assertThat(history.judge().violates()).containsExactly(Level.READ_COMMITTED);
    assertThat(history.judge().allows()).containsExactly(Level.STRONG_SESSION_READ_UNCOMMITTED);
  }

  @Test
  void readSkewIsGSingle() {
    var history = Txns.concurrent("append x 1, append y 1", "r x [], r y [1]", "r x [1]");

    assertThat(history.anomalies()).containsExactly("G-single-item");
    assertThat(history.judge().violates())
        .containsExactly(Level.REPEATABLE_READ, Level.SNAPSHOT_ISOLATION);
    assertThat(history.judge(Level.READ_COMMITTED).isBad()).isFalse();
  }

  @Test
  void readSkewShowsThoughNobodyReadTheWriteThatWasMissed() {
    var history = Txns.concurrent("append x 1, append y 1", "r x [], r y [1]");

    assertThat(history.anomalies()).containsExactly("G-single-item");
  }

  @Test
  void writeSkewIsG2() {
    var history = Txns.concurrent("r x [], append y 1", "r y [], append x 1", "r x [1], r y [1]");

    assertThat(history.anomalies()).containsExactly("G2-item");
    assertThat(history.judge().violates()).containsExactly(Level.REPEATABLE_READ);
    assertThat(history.judge(Level.SNAPSHOT_ISOLATION).isBad()).isFalse();
    assertThat(history.judge(Level.SERIALIZABLE).isBad()).isTrue();
  }

  @Test
  void longForkIsGNonadjacent() {
    var history = Txns.concurrent("append x 1", "append y 1", "r x [1], r y []", "r x [], r y [1]");

    assertThat(history.anomalies()).containsExactly("G-nonadjacent-item");
    assertThat(history.judge(Level.SNAPSHOT_ISOLATION).isBad()).isTrue();
  }

  @Test
  void twoUpdatesOfOneVersionAreALostUpdate() {
    var history = Txns.concurrent("r x [], append x 1", "r x [], append x 2", "r x [2]");

    assertThat(history.anomalies()).contains("lost-update");
    assertThat(history.judge(Level.SNAPSHOT_ISOLATION).isBad()).isTrue();
    assertThat(history.judge(Level.READ_COMMITTED).isBad()).isFalse();
  }

  @Test
  void staleReadIsGSingleOfRealTime() {
    var history = Txns.sequential("append x 1", "r x [1]", "r x []");

    assertThat(history.anomalies()).containsExactly("G-single-item-realtime");
    assertThat(history.judge().violates()).containsExactly(Level.STRICT_SERIALIZABLE);
    assertThat(history.judge(Level.STRONG_SESSION_SERIALIZABLE).isBad()).isFalse();
  }

  @Test
  void missingOnesOwnWriteIsGSingleOfTheProcess() {
    var history =
        new Txns()
            .during(1, 0, 10, "append x 1")
            .during(1, 20, 30, "r x []")
            .during(2, 0, 40, "r x [1]");

    assertThat(history.anomalies()).containsExactly("G-single-item-process");
    assertThat(history.judge().violates()).containsExactly(Level.STRONG_SESSION_SNAPSHOT_ISOLATION);
  }

  @Test
  void returnAtTheMomentOfACallIsConcurrent() {
    var history =
        new Txns()
            .during(1, 0, 10, "append x 1")
            .during(2, 10, 30, "r x []")
            .during(3, 50, 60, "r x [1]");

    assertThat(history.anomalies()).isEmpty();
  }

  @Test
  void transactionThatDoesNotSeeItsOwnWriteIsInternal() {
    assertThat(Txns.concurrent("append x 1, r x []").anomalies()).contains("internal");
    assertThat(Txns.concurrent("append x 9", "r x [], r x [9]").anomalies()).contains("internal");
    assertThat(Txns.concurrent("append x 9", "r x [9], append x 1, r x [9 1]").anomalies())
        .isEmpty();
    assertThat(Txns.concurrent("append x 1, r x []").judge(Level.REPEATABLE_READ).isBad())
        .isFalse();
  }

  @Test
  void readsOfWhichNeitherBeginsTheOtherAreIncompatible() {
    var history = Txns.concurrent("append x 1", "append x 2", "r x [1 2]", "r x [2 1]");

    assertThat(history.anomalies()).contains("incompatible-order");
  }

  @Test
  void elementSeenTwiceIsADuplicate() {
    assertThat(Txns.concurrent("append x 1", "r x [1 1]").anomalies())
        .containsExactly("duplicate-elements");
  }

  @Test
  void elementThatNobodyAppendedIsNamed() {
    var judged = Txns.concurrent("append x 1", "r x [1 7]").judge(Level.READ_UNCOMMITTED);

    assertThat(judged.anomalies()).containsExactly(Anomaly.UNWRITTEN_READ);
    assertThat(judged.isBad()).isTrue();
    assertThat(judged.found().getFirst().why().getLast()).contains("nobody wrote 7");
  }

  @Test
  void writeOnTopOfARolledBackOneIsADirtyUpdate() {
    var history = Txns.concurrent("!append x 1", "append x 2", "r x [1 2]");

    assertThat(history.anomalies()).containsExactlyInAnyOrder("dirty-update", "G1a");
  }

  @Test
  void readOfWhatIsAppendedOnlyLaterIsAFutureRead() {
    assertThat(Txns.concurrent("r x [1], append x 1").anomalies()).contains("future-read");
  }

  @Test
  void transactionWithoutAnAnswerCountsOnceItsWriteWasSeen() {
    assertThat(Txns.sequential("?append x 1", "r x [1]").anomalies()).isEmpty();
    assertThat(Txns.sequential("?append x 1", "r x []").anomalies()).isEmpty();
    assertThat(Txns.sequential("?append x 1", "r x [1]", "r x []").anomalies())
        .containsExactly("G-single-item-realtime");
  }

  @Test
  void dirtyReadOfATransactionWithoutAnAnswerDoesNotProveThatItCommitted() {
    var history =
        new Txns()
            .during(1, 0, 100, "?append x 1, append y 1")
            .during(2, 10, 20, "r x [1]")
            .during(3, 30, 40, "append x 2, append y 2")
            .during(4, 50, 60, "r y [2]");

    assertThat(history.judge(Level.READ_UNCOMMITTED).isBad()).isFalse();
  }

  @Test
  void lostAppendIsSeenByAReadAfterIt() {
    var history = Txns.sequential("append x 1", "append x 2", "r x [1]");

    assertThat(history.anomalies()).containsExactly("G-single-item-realtime");
  }

  @Test
  void completionsAloneAreJudgedWithoutOrder() {
    var judged = Txns.sequential("append x 1", "r x [1]", "r x []").completionsOnly().judge();

    assertThat(judged.promised().most()).isEqualTo(Level.SERIALIZABLE);
    assertThat(judged.found()).isEmpty();
  }

  @Test
  void writesThatAreNotUniqueLeaveItUndecided() {
    var judged = Txns.sequential("append x 1", "append x 1", "r x [1]").judge();

    assertThat(judged.isBad()).isFalse();
    assertThat(judged.isUndecided()).isTrue();
    assertThat(judged.contradictions().getFirst()).contains("unique");
  }

  /** Each misses what the next one wrote. */
  @Test
  void componentOfTenThousandTransactionsIsDecided() {
    var size = 10_000;
    var history = new Txns();
    for (var i = 0; i < size; i++) {
      var next = (i + 1) % size;
      history.during(i, 0, 1000, "r k%d nil, append k%d 1".formatted(next, i));
    }

    var judged = history.judge();

    assertThat(judged.exposure().largestComponent()).isEqualTo(size);
    assertThat(judged.anomalies()).containsExactly(Anomaly.G2);
    assertThat(judged.counts()).containsEntry(Anomaly.G2, (long) size);
  }

  @Test
  void cycleIsExplained() {
    var history = Txns.concurrent("append x 1, append y 1", "r x [], r y [1]", "r x [1]");

    var found = history.judge().found().getFirst();

    assertThat(found.transactions()).containsExactlyInAnyOrder(0, 1);
    assertThat(found.why())
        .anyMatch(s -> s.contains("because T1 read [] from x and not what T2 wrote, 1"))
        .anyMatch(s -> s.contains("read from y the 1 that T2 wrote") && s.contains("However"));
  }
}
