package loadbearing.analysis.availability;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoublePredicate;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.FaultEvent;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class AvailabilityModelTest {
  private static final String IDEAL = "availability-by-formula goal:reads";
  private static final String REAL = "availability-by-formula-with-failover goal:reads";

  /** Five kills of {@code node}, 20 s apart, of 4 s each; proved gone 0.1 s after. */
  private static Story kills(String architecture, String node, DoublePredicate served) {
    var story =
        Story.of(architecture, 100)
            .ask(Action.PROFILE_READ, 0, 100, 20, at -> served.test(at % 20));
    for (int i = 0; i < 5; i++) {
      double at = 20 * i + 10;
      story.fault("kill %s at %.0fs for 4s".formatted(node, at), at, at + 4);
    }
    return story;
  }

  @Test
  void aServerThatIsDownExactlyWhileKilledFollowsTheFormula() {
    var findings =
        new AvailabilityModel().judge(kills("A1", "server", at -> at < 10 || at >= 14.1).run());

    assertThat(finding(findings, "predicted-availability goal:reads").value())
        .isCloseTo(1 - 4.1 / 20, within(0.003));
    assertThat(finding(findings, IDEAL).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void halfTheRequestsLostUntilTheBalancerNoticesRefuteTheFormulaWithoutFailover() {
    var story = kills("A4", "app1", at -> at < 10 || at >= 11 || Math.round(at * 20) % 2 == 0);
    for (int i = 0; i < 5; i++) {
      story.change("lb", "app1", "DOWN", 20 * i + 11);
    }

    var findings = new AvailabilityModel().judge(story.run());

    assertThat(finding(findings, "predicted-availability goal:reads").value()).isEqualTo(1);
    assertThat(finding(findings, IDEAL).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, IDEAL).value()).isCloseTo(0.5 / 20, within(1e-9));
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, "lost-to-detection goal:reads").value())
        .isCloseTo(0.5 / 20, within(1e-9));
    assertThat(finding(findings, "lost-to-nothing-known goal:reads").value()).isZero();
  }

  @Test
  void lossesThatNoFailoverExplainsRefuteBothFormulas() {
    var findings =
        new AvailabilityModel().judge(kills("A4", "app1", at -> at < 5 || at >= 6).run());

    assertThat(finding(findings, REAL).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, "lost-to-nothing-known goal:reads").value())
        .isCloseTo(0.05, within(1e-9));
  }

  @Test
  void switchoverAndFailbackAreTold() {
    // lb of A4 checks every 500 ms, falls and rises after 2: detection up to 2.5 s, failback 4.5 s.
    var story = kills("A4", "app1", at -> at < 11 || (at >= 11.5 && at < 14.5) || at >= 15);
    for (int i = 0; i < 5; i++) {
      story.change("lb", "app1", "DOWN", 20 * i + 10.5);
    }

    var findings = new AvailabilityModel().judge(story.run());

    assertThat(finding(findings, "lost-to-switchover goal:reads").value())
        .isCloseTo(0.025, within(1e-9));
    assertThat(finding(findings, "lost-to-failback goal:reads").value())
        .isCloseTo(0.025, within(1e-9));
  }

  @Test
  void failbackEndsSoonAfterTheNodeIsAdmittedAgain() {
    // Admitted at 14.2 s, so what is lost after 15.2 s is no failback any more.
    var story = kills("A4", "app1", at -> at < 15.5 || at >= 16);
    for (int i = 0; i < 5; i++) {
      story.change("lb", "app1", "DOWN", 20 * i + 10.5).change("lb", "app1", "UP", 20 * i + 14.2);
    }

    var findings = new AvailabilityModel().judge(story.run());

    assertThat(finding(findings, "lost-to-failback goal:reads").value()).isZero();
    assertThat(finding(findings, "lost-to-nothing-known goal:reads").value())
        .isCloseTo(0.025, within(1e-9));
    // From 10 s to 14.5 s while it was lost, cut at 14.1 s when it was back, and 14.1 s to 15.2 s.
    assertThat(finding(findings, REAL).why()).contains("could explain losses in 26 % of the time");
  }

  @Test
  void whatIsServedAgainstTheGraphRefutesIt() {
    var findings = new AvailabilityModel().judge(kills("A1", "server", at -> true).run());

    assertThat(finding(findings, IDEAL).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, IDEAL).value()).isNegative();
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void theCostOfAFailureIsThatOfAMonthToo() {
    var findings =
        new AvailabilityModel().judge(kills("A1", "server", at -> at < 10 || at >= 14).run());

    assertThat(finding(findings, "failure-cost goal:reads").value()).isCloseTo(4, within(1e-9));
    assertThat(finding(findings, "availability-at-monthly-failure goal:reads").value())
        .isCloseTo(1 - 4 / 2_592_000.0, within(1e-12));
  }

  @Test
  void oneFaultIsReportedAndDecidesNothing() {
    var run =
        Story.of("A1", 20)
            .ask(Action.PROFILE_READ, 0, 20, 20)
            .fault("kill server at 5s for 5s", 5, 10)
            .run();

    assertThat(finding(new AvailabilityModel().judge(run), IDEAL).verdict()).isEmpty();
  }

  @Test
  void cyclesThatDisagreeCannotDecide() {
    var story = Story.of("A1", 60).ask(Action.PROFILE_READ, 0, 60, 20, at -> at < 1 || at >= 4);
    for (int i = 0; i < 3; i++) {
      story.fault("kill server at %ds for 1s".formatted(20 * i + 1), 20 * i + 1, 20 * i + 1.9);
    }

    assertThat(finding(new AvailabilityModel().judge(story.run()), IDEAL).verdict())
        .contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void anUnprovedFaultMakesItVoid() {
    var story =
        kills("A1", "server", at -> at < 10 || at >= 14.1)
            .fault(
                "kill server at 99s for 1s",
                99,
                FaultEvent.Stage.NOT_PROVED,
                99.5,
                FaultEvent.Stage.HEAL_PROVED);

    var finding = finding(new AvailabilityModel().judge(story.run()), IDEAL);

    assertThat(finding.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding.why()).contains("was not proved to bite");
  }

  @Test
  void slownessTakesNothingFromTheGraph() {
    var run =
        Story.of("A4", 20)
            .ask(Action.PROFILE_READ, 0, 20, 20)
            .fault("slow app1->primary by 200ms±50ms at 5s for 5s", 5, 10)
            .run();

    assertThat(Loss.of(run)).isEmpty();
    assertThat(new AvailabilityModel().judge(run)).isEmpty();
  }

  @Test
  void aCutEdgeIsALoss() {
    var run =
        Story.of("A9", 20)
            .ask(Action.PROFILE_WRITE, 0, 20, 20)
            .fault("cut app1 -> primary one way at 5s for 5s", 5, 10)
            .run();

    assertThat(Loss.of(run).getFirst().edges()).containsExactly("app1->primary");
    assertThat(Prediction.of(run, loadbearing.topology.Goal.WRITE).works(6_000_000_000L)).isTrue();
  }
}
