package loadbearing.analysis.availability;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final String KILL = "kill app1 at 10s for 5s";

  @Test
  void theOutageLastsFromTheFirstBadToTheFirstServedAgain() {
    var run =
        Story.of("A4", 30)
            .ask(Action.PROFILE_READ, 0, 30, 10, at -> at < 10.5 || at >= 12)
            .fault(KILL, 10, 15)
            .change("lb", "app1", "DOWN", 11.2)
            .run();

    var findings = new Recovery().judge(run);

    assertThat(finding(findings, "outage goal:reads fault:0").value()).isCloseTo(1.5, within(1e-6));
    assertThat(finding(findings, "noticed goal:reads fault:0").value())
        .isCloseTo(1.2, within(1e-6));
    var recovery = finding(findings, "recovery goal:reads fault:0");
    assertThat(recovery.value()).isCloseTo(2, within(1e-6));
    assertThat(recovery.verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void whatWasInFlightWhenTheNextFaultBeganIsNoLongerThisOne() {
    var next = "kill app2 at 20s for 5s";
    var run =
        Story.of("A4", 30)
            .ask(Action.PROFILE_READ, 0, 30, 10, at -> at < 10.5 || at >= 12)
            .one(Action.PROFILE_READ, "k", 19.99, 20.03, Outcome.FAILED, 0, "")
            .fault(KILL, 10, 15)
            .fault(next, 20, 25)
            .run();

    var findings = new Recovery().judge(run);

    assertThat(finding(findings, "outage goal:reads fault:0").value()).isCloseTo(1.5, within(1e-6));
    assertThat(finding(findings, "outage goal:reads fault:1").why()).contains("1 operations");
  }

  @Test
  void whatNoNodeSaidWasNoticedByNone() {
    var run =
        Story.of("A4", 30)
            .ask(Action.PROFILE_READ, 0, 30, 10, at -> at < 10.5 || at >= 12)
            .fault(KILL, 10, 15)
            .run();

    assertThat(new Recovery().judge(run))
        .noneMatch(finding -> finding.measure().equals(Recovery.NOTICED));
  }

  @Test
  void serviceThatNeverComesBackIsRefuted() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10)
            .fault(KILL, 10, 15)
            .run();

    assertThat(finding(new Recovery().judge(run), "recovery goal:reads fault:0").verdict())
        .contains(Verdict.REFUTED);
  }

  @Test
  void aRunThatEndsTooSoonCannotDecide() {
    var run =
        Story.of("A4", 16)
            .ask(Action.PROFILE_READ, 0, 16, 10, at -> at < 10)
            .fault(KILL, 10, 15)
            .run();

    assertThat(finding(new Recovery().judge(run), "recovery goal:reads fault:0").verdict())
        .contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void serviceThatIsNotBackWithinTheTimeThatItMayTakeCannotDecide() {
    var run =
        Story.of("A1", 19)
            .ask(Action.PROFILE_READ, 0, 19, 10, at -> at < 10 || at >= 18)
            .fault("kill server at 10s for 5s", 10, 15)
            .run();

    var finding = finding(new Recovery().judge(run), "recovery goal:reads fault:0");

    assertThat(finding.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding.why()).contains("let it go on longer");
  }

  @Test
  void serviceThatCameBackJustBeforeTheRunEndedMayHaveBeenSteady() {
    var run =
        Story.of("A1", 32)
            .ask(Action.PROFILE_READ, 0, 32, 10, at -> at < 10 || at >= 29.5 && at < 31)
            .fault("kill server at 10s for 5s", 10, 15)
            .run();
    var soon =
        Story.of("A1", 21)
            .ask(Action.PROFILE_READ, 0, 21, 10, at -> at < 10 || at >= 19.5)
            .fault("kill server at 10s for 5s", 10, 15)
            .run();

    assertThat(finding(new Recovery().judge(run), "recovery goal:reads fault:0").verdict())
        .contains(Verdict.REFUTED);
    assertThat(finding(new Recovery().judge(soon), "recovery goal:reads fault:0").verdict())
        .contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void nineteenInARowAreNotSteady() {
    var run =
        Story.of("A4", 40)
            .ask(
                Action.PROFILE_READ,
                0,
                40,
                10,
                at -> at < 10 || at >= 10.1 && Math.round(at * 10) % 20 != 0)
            .fault(KILL, 10, 15)
            .run();

    assertThat(finding(new Recovery().judge(run), "recovery goal:reads fault:0").verdict())
        .contains(Verdict.REFUTED);
  }

  @Test
  void anOperationInFlightIsPartOfTheOutage() {
    var run =
        Story.of("A4", 30)
            .one(Action.PROFILE_WRITE, "k", 9.9, 10.9, Outcome.UNKNOWN, 0, "")
            .ask(Action.PROFILE_WRITE, 11, 30, 10)
            .fault(KILL, 10, 15)
            .run();

    var outage = finding(new Recovery().judge(run), "outage goal:writes fault:0");

    assertThat(outage.value()).isCloseTo(1, within(1e-6));
    assertThat(outage.why()).contains("1 operations went wrong");
    assertThat(outage.evidence().getFirst().operations()).contains(1L);
  }

  @Test
  void aFaultNobodyFeltHasNoOutage() {
    var run = Story.of("A4", 30).ask(Action.PROFILE_READ, 0, 30, 10).fault(KILL, 10, 15).run();

    assertThat(new Recovery().judge(run))
        .extracting(Story::identity)
        .containsExactly(
            "outage goal:reads fault:0",
            "failback goal:reads fault:0",
            "longest-outage goal:reads");
    assertThat(new Recovery().judge(run))
        .allMatch(finding -> finding.value() == 0 && finding.verdict().isEmpty());
  }
}
