package loadbearing.suite.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.check.txn.Level;
import loadbearing.history.Played;
import org.junit.jupiter.api.Test;

class KnownAnomaliesTest {
  private static final Scenario P4 = Scenarios.of("P4").orElseThrow();

  @Test
  void anAnomalyAtSerializableIsFound() {
    var run = run(Level.SERIALIZABLE, attempts(Level.SERIALIZABLE, 4, "one=10 two=11", 1));

    var finding = find("anomaly:P4 level:serializable", new KnownAnomalies().judge(run));

    assertThat(finding.is(Verdict.REFUTED)).isTrue();
    assertThat(finding.value()).isEqualTo(0.2);
    assertThat(finding.exposure()).isEqualTo(5);
    assertThat(finding.evidence().getFirst().what())
        .contains("T1 SELECT value FROM p4 WHERE id = 1 -> [10]")
        .contains("T2 SELECT value FROM p4 WHERE id = 1 -> [10]");
  }

  @Test
  void deadlocksInTheirPlaceAreAsKnownAtSerializable() {
    var attempts =
        attempts(Level.SERIALIZABLE, 0, "", 5).map(played -> Attempts.givenUp(played, 2));

    var finding =
        find(
            "anomaly:P4 level:serializable",
            new KnownAnomalies().judge(run(Level.SERIALIZABLE, attempts)));

    assertThat(finding.is(Verdict.HOLDS)).isTrue();
    assertThat(finding.value()).isZero();
  }

  @Test
  void anAttemptInWhichNothingCommittedShowsNothing() {
    var attempts =
        attempts(Level.SERIALIZABLE, 0, "", 5)
            .map(played -> Attempts.givenUp(Attempts.givenUp(played, 1), 2));

    var finding =
        find(
            "anomaly:P4 level:serializable",
            new KnownAnomalies().judge(run(Level.SERIALIZABLE, attempts)));

    assertThat(finding.is(Verdict.INCONCLUSIVE)).isTrue();
    assertThat(finding.exposure()).isZero();
  }

  @Test
  void aLostUpdateAtRepeatableReadIsAsKnown() {
    var level = Level.REPEATABLE_READ;

    var finding =
        find(
            "anomaly:P4 level:repeatable-read",
            new KnownAnomalies().judge(run(level, attempts(level, 4, "one=10 two=11", 1))));

    assertThat(finding.is(Verdict.HOLDS)).isTrue();
  }

  @Test
  void noLostUpdateAtRepeatableReadIsNotAsKnown() {
    var level = Level.REPEATABLE_READ;

    var finding =
        find(
            "anomaly:P4 level:repeatable-read",
            new KnownAnomalies().judge(run(level, attempts(level, 5, "one=10 two=11", 0))));

    assertThat(finding.is(Verdict.REFUTED)).isTrue();
  }

  @Test
  void aHistoryThatBreaksOffDecidesNothing() {
    var level = Level.REPEATABLE_READ;
    var run = Attempts.run(level, false, attempts(level, 0, "", 5).toList());

    var finding = find("anomaly:P4 level:repeatable-read", new KnownAnomalies().judge(run));

    assertThat(finding.is(Verdict.INCONCLUSIVE)).isTrue();
    assertThat(finding.why()).contains("breaks off");
  }

  @Test
  void aScriptThatNobodyKnowsIsUndecided() {
    var played =
        new Played("P5", loadbearing.workload.Level.SERIALIZABLE, 1, 1, "", "COMMIT", "", "", 0, 1);

    var findings =
        new KnownAnomalies()
            .judge(Attempts.run(Level.SERIALIZABLE, true, List.of(List.of(played))));

    assertThat(find("anomaly:P5 level:serializable", findings).is(Verdict.INCONCLUSIVE)).isTrue();
  }

  @Test
  void aRunWithoutAScriptIsNotJudged() {
    assertThat(new KnownAnomalies().judge(run(Level.SERIALIZABLE, Stream.of()))).isEmpty();
  }

  @Test
  void aLoadThatLosesUpdatesIsAsKnown() {
    var finding =
        LostUpdates.finding(
            Level.REPEATABLE_READ,
            List.of(
                committed(2000),
                Finding.reported(
                    TransactionIsolation.ANOMALY,
                    Subject.of(new Aspect.OfAnomaly("lost-update")),
                    0.01,
                    java.util.Optional.empty(),
                    2000,
                    "20 times")));

    assertThat(finding.is(Verdict.HOLDS)).isTrue();
    assertThat(finding.value()).isEqualTo(0.01);
    assertThat(finding.why()).contains("20 in 2000").contains("10.0 per 1000");
  }

  @Test
  void aCheckerThatFindsNoLostUpdateAtRepeatableReadIsRed() {
    var finding = LostUpdates.finding(Level.REPEATABLE_READ, List.of(committed(1000)));

    assertThat(finding.name()).isEqualTo("updates lost at repeatable-read");
    assertThat(finding.is(Verdict.REFUTED)).isTrue();
  }

  @Test
  void fewTransactionsWithoutALostUpdateDecideNothing() {
    var finding = LostUpdates.finding(Level.REPEATABLE_READ, List.of(committed(999)));

    assertThat(finding.is(Verdict.INCONCLUSIVE)).isTrue();
  }

  private static Finding committed(long transactions) {
    return Finding.decided(
        TransactionIsolation.ISOLATION,
        Subject.of(new Aspect.AtLevel("repeatable-read")),
        Verdict.HOLDS,
        0,
        java.util.Optional.empty(),
        transactions,
        "none");
  }

  /** First attempts with {@code answers}, then some that lose an update. */
  private static Stream<List<Played>> attempts(Level level, int first, String answers, int lost) {
    var before =
        first == 0
            ? Stream.<List<Played>>of()
            : Attempts.repeated(first, P4, level, Attempts.answers(answers));
    var after =
        Stream.iterate(first + 1, number -> number + 1)
            .limit(lost)
            .map(number -> Attempts.played(P4, level, number, Attempts.answers("one=10 two=10")));
    return Stream.concat(before, after);
  }

  private static loadbearing.history.Run run(Level level, Stream<List<Played>> attempts) {
    return Attempts.run(level, true, attempts.toList());
  }

  private static Finding find(String name, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.subject().spelling().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
