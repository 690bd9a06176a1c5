package loadbearing.analysis.availability;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.analysis.Finding;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class SinglePointOfFailureTest {
  private final SinglePointOfFailure law = new SinglePointOfFailure();

  @Test
  void withoutItsPrimaryMasterSlaveReadsAndDoesNotWrite() {
    var run =
        Story.of("A9", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10)
            .ask(Action.PROFILE_WRITE, 0, 40, 10, at -> at < 10 || at >= 20)
            .fault("kill primary at 10s for 10s", 10, 20)
            .run();

    var findings = law.judge(run);

    assertThat(
            finding(findings, "single-point-of-failure goal:reads without:primary fault:0")
                .verdict())
        .contains(Verdict.HOLDS);
    assertThat(
            finding(findings, "single-point-of-failure goal:reads without:primary fault:0").value())
        .isEqualTo(1);
    assertThat(
            finding(findings, "single-point-of-failure goal:writes without:primary fault:0")
                .verdict())
        .contains(Verdict.HOLDS);
    assertThat(
            finding(findings, "single-point-of-failure goal:writes without:primary fault:0")
                .value())
        .isEqualTo(0);
  }

  @Test
  void aCloneThatTakesItsUsersWithItRefutesTheGraph() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10 || at >= 20 || at * 10 % 2 < 1)
            .fault("crash app1 at 10s for 10s", 10, 20)
            .run();

    var finding =
        finding(law.judge(run), "single-point-of-failure goal:reads without:app1 fault:0");

    assertThat(finding.verdict()).contains(Verdict.REFUTED);
    assertThat(finding.why()).contains("the graph says they survive");
    assertThat(finding.evidence().getFirst().operations()).hasSize(5);
  }

  @Test
  void answersFromADeadServerRefuteTheGraph() {
    var run =
        Story.of("A1", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10)
            .fault("kill server at 10s for 10s", 10, 20)
            .run();

    assertThat(
            finding(law.judge(run), "single-point-of-failure goal:reads without:server fault:0")
                .verdict())
        .contains(Verdict.REFUTED);
  }

  @Test
  void timeToSettleIsNotJudged() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10 || at >= 12.5)
            .fault("kill app1 at 10s for 10s", 10, 20)
            .run();

    assertThat(
            finding(law.judge(run), "single-point-of-failure goal:reads without:app1 fault:0")
                .verdict())
        .contains(Verdict.HOLDS);
  }

  @Test
  void aFaultThatIsOverTooSoonCannotDecide() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10)
            .fault("kill app1 at 10s for 2s", 10, 12)
            .run();

    var finding =
        finding(law.judge(run), "single-point-of-failure goal:reads without:app1 fault:0");

    assertThat(finding.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding.why()).contains("let the fault last longer");
  }

  @Test
  void twoFaultsAtOnceCannotDecide() {
    var run =
        Story.of("A9", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10)
            .fault("kill replica1 at 10s for 10s", 10, 20)
            .fault("kill replica2 at 15s for 10s", 15, 25)
            .run();

    assertThat(
            finding(law.judge(run), "single-point-of-failure goal:reads without:replica1 fault:0")
                .why())
        .contains("other faults were at work too");
  }

  @Test
  void aFaultBeforeIsNotOverUntilTheBalancerTakesItsNodeInAgain() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 15 || at >= 19.5)
            .fault("pause app1 at 10s for 4s", 10, 14)
            .fault("pause app2 at 15s for 8s", 15, 23)
            .change("lb", "app1", "DOWN", 11.5)
            .change("lb", "app1", "UP", 19)
            .run();

    var finding =
        finding(law.judge(run), "single-point-of-failure goal:reads without:app2 fault:1");

    assertThat(finding.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding.why()).contains("not yet over for users");
  }

  @Test
  void twentyOperationsAreEnoughAndNineteenAreNot() {
    assertThat(exposed(20).verdict()).contains(Verdict.HOLDS);
    assertThat(exposed(19).verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(exposed(19).why()).contains("19 operations", "20 are needed");
  }

  /** Users ask so often once failover had time to settle, evenly for almost ten seconds. */
  private Finding exposed(int operations) {
    var story = Story.of("A1", 40).fault("kill server at 10s for 19s", 10, 29);
    for (int i = 0; i < operations; i++) {
      double at = 15 + i * 0.5;
      story.one(Action.PROFILE_READ, "k", at, at + 0.01, Outcome.FAILED, 0, "");
    }
    return finding(
        law.judge(story.run()), "single-point-of-failure goal:reads without:server fault:0");
  }

  @Test
  void stragglersOnBothSidesOfTheThresholdDecideNothing() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 14 || at >= 15)
            .fault("kill app1 at 10s for 10s", 10, 20)
            .run();

    var finding =
        finding(law.judge(run), "single-point-of-failure goal:reads without:app1 fault:0");

    assertThat(finding.value()).isBetween(0.8, 0.9);
    assertThat(finding.verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void twoSecondsOfServiceDoNotShowThatAGoalSurvives() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 20)
            .fault("kill app1 at 10s for 4.5s", 10, 14.5)
            .run();

    assertThat(
            finding(law.judge(run), "single-point-of-failure goal:reads without:app1 fault:0")
                .verdict())
        .contains(Verdict.INCONCLUSIVE);
  }
}
