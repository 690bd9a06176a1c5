package loadbearing.check.txn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import loadbearing.check.column.Scalars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the order of versions inside a transaction, and in a session, rules out. */
class VersionsTest {
  @ParameterizedTest
  @EnumSource(Level.class)
  void appendsOfOneTransactionAreReadInItsOrderAtEveryLevel(Level level) {
    var turned = Txns.concurrent("append x 1, append x 2", "append x 5", "r x [2 1 5]");
    var missing = Txns.concurrent("append x 1, append x 2", "r x [2]");
    var fine = Txns.concurrent("append x 1, append x 2", "append x 5", "r x [1 2 5]");

    assertThat(turned.judge(level).isBad()).isTrue();
    assertThat(missing.judge(level).isBad()).isTrue();
    assertThat(fine.judge(level).isBad()).isFalse();
  }

  @Test
  void appendsOfOneTransactionAreInOrderInReadsThatDoNotFitOthersToo() {
    var forked =
        Txns.concurrent(
            "append x 1", "append x 2, append x 3", "r x [1 2 3]", "r x [3]", "r x [3 2]");

    assertThat(forked.judge(Level.READ_UNCOMMITTED).isBad()).isTrue();
  }

  @Test
  void orderInATransactionOfUnknownFateIsCertainOnlyOnceItCommitted() {
    var seen = Txns.concurrent("?append x 1, append x 2", "r x [2]");

    assertThat(seen.judge(Level.READ_UNCOMMITTED).isBad()).isFalse();
    assertThat(seen.judge(Level.READ_COMMITTED).isBad()).isTrue();
  }

  @Test
  void aReadOfWhatTheSameTransactionAppendsLaterIsOfTheFuture() {
    assertThat(Txns.concurrent("r x [2], append x 1, append x 2").anomalies())
        .contains("future-read");
    assertThat(Txns.concurrent("r x [2], r x [2], append x 2").judge(Level.READ_COMMITTED).isBad())
        .isTrue();
  }

  @Test
  void anUpdateIsLostWhoeverReadsTwice() {
    assertThat(
            Txns.concurrent("r x [], r x [], append x 1", "r x [], append x 2", "r x [1 2]")
                .anomalies())
        .contains("lost-update");
    assertThat(Txns.concurrent("r x 0, w x 1", "r x 0, w x 2").anomalies())
        .contains("lost-update", "unwritten-read");
    assertThat(Txns.concurrent("!w x 5", "r x 5, w x 1", "r x 5, w x 2").anomalies())
        .contains("lost-update", "G1a");
  }

  @Test
  void anUpdateOnTopOfWhatWasRolledBackIsDirtyThroughOthersToo() {
    assertThat(
            Txns.concurrent("!append x 1", "?append x 2", "append x 3", "r x [1 2 3]").anomalies())
        .contains("dirty-update", "G1a");
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"STRONG_SESSION_SNAPSHOT_ISOLATION", "STRONG_SESSION_SERIALIZABLE"})
  void aSessionDoesNotGoBackToAnOlderVersion(Level level) {
    var back =
        Txns.concurrent()
            .during(0, 0, 10, "w x 1")
            .during(0, 20, 100, "w x 2")
            .during(1, 30, 40, "r x 2")
            .during(1, 50, 60, "r x 1");

    assertThat(back.judge(level).isBad()).isTrue();
    assertThat(back.judge(Level.SERIALIZABLE).isBad()).isFalse();
    assertThat(back.judge(Level.SERIALIZABLE).isUndecided()).isFalse();
    assertThat(back.judge(Level.STRONG_SESSION_READ_COMMITTED).isBad()).isFalse();
  }

  @Test
  void aRegisterReadTwiceIsTheSameFromRepeatableReadOn() {
    var twice = Txns.concurrent("w x 1", "w x 2", "r x 1, r x 2");

    assertThat(twice.judge(Level.REPEATABLE_READ).isBad()).isTrue();
    assertThat(twice.judge(Level.READ_COMMITTED).isBad()).isFalse();
    assertThat(Txns.concurrent("w x 1", "r x nil, r x 1").judge(Level.REPEATABLE_READ).isBad())
        .isTrue();
  }

  @Test
  void tablesMayBeginWithSomething() {
    var txns = Txns.concurrent("r x 0, w x 1", "r x 0, w x 2");

    var judged = txns.judge(Level.REPEATABLE_READ, new Known(0, Set.of(), step -> 0));

    assertThat(judged.anomalies()).contains(Anomaly.LOST_UPDATE);
    assertThat(judged.anomalies()).doesNotContain(Anomaly.UNWRITTEN_READ);
  }

  @Test
  void nilThatWasWrittenCannotBeToldFromNilThatWasThere() {
    var txns = Txns.sequential("w x 1", "w x nil", "r x nil");

    var judged = txns.judge();

    assertThat(judged.isBad()).isFalse();
    assertThat(judged.isUndecided()).isTrue();
  }

  @Test
  void whoseWriteWasSeenHasNotCommittedWhereReadsAreDirty() {
    var txns =
        Txns.concurrent(
            "?append x 1, append y 1", "append x 2, append y 2", "r x [1 2]", "r y [2 1]");

    assertThat(txns.judge(Level.READ_UNCOMMITTED).isBad()).isFalse();
    assertThat(txns.judge(Level.READ_COMMITTED).isBad()).isTrue();
    assertThat(txns.judge(Level.STRICT_SERIALIZABLE).violates())
        .containsExactly(Level.READ_COMMITTED);
  }

  @Test
  void whatNoOrderOfVersionsExplainsIsNotCalledGood() {
    var txns =
        Txns.concurrent(
            "w x 1, r y 2", "w y 2, r x 1", "w x 3", "r x 3, r y nil, w z 1", "r z nil");

    assertThat(txns.judge(Level.READ_UNCOMMITTED).isBad()).isFalse();
    assertThat(txns.judge(Level.SERIALIZABLE).isBad()).isTrue();
  }

  @Test
  void appendsThatNobodyReadHaveAnOrderToo() {
    var txns = Txns.concurrent("r y [], append x 1, append z 1", "r x [], append y 1, append z 2");

    assertThat(txns.judge(Level.SNAPSHOT_ISOLATION).anomalies()).contains(Anomaly.G_NONADJACENT);
    assertThat(txns.judge(Level.READ_COMMITTED).isBad()).isFalse();
    assertThat(txns.judge(Level.READ_COMMITTED).isUndecided()).isFalse();
  }

  @Test
  void whatIsAssumedOrdersVersions() {
    var txns =
        Txns.concurrent()
            .during(0, 0, 10, "w x 1")
            .during(0, 20, 30, "w x 2")
            .during(1, 100, 110, "r x 2, w y 1")
            .during(2, 100, 110, "r x 1, r y 1");
    var initial = Scalars.NIL;

    assertThat(txns.judge(Level.SERIALIZABLE).isBad()).isFalse();
    for (var assumption : Set.of(Assumption.SEQUENTIAL_KEYS, Assumption.LINEARIZABLE_KEYS)) {
      var known = new Known(initial, Set.of(assumption), RecordedVersions.NOTHING);
      assertThat(txns.judge(Level.SERIALIZABLE, known).isBad()).as("%s", assumption).isTrue();
    }
  }

  @Test
  void writesThatFollowReadsAreOfLaterVersions() {
    var txns = Txns.concurrent("w x 1", "r x 1, w x 2, w y 1", "r y 1, r x 1");
    var known = new Known(Scalars.NIL, Set.of(Assumption.WFR_KEYS), RecordedVersions.NOTHING);

    assertThat(txns.judge(Level.SERIALIZABLE, known).isBad()).isTrue();
  }
}
