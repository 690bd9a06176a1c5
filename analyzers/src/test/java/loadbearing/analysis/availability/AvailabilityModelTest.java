package loadbearing.analysis.availability;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoublePredicate;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
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

  /**
   * Five pauses of {@code node}, 20 s apart, of 4 s each; noticed after {@code noticed} seconds,
   * and used again {@code readmitted} seconds after their begin.
   */
  private static Story pauses(
      String architecture, String node, double noticed, double readmitted, DoublePredicate served) {
    var story =
        Story.of(architecture, 100)
            .ask(Action.PROFILE_READ, 0, 100, 20, at -> served.test(at % 20));
    for (int i = 0; i < 5; i++) {
      double at = 20 * i + 10;
      story
          .fault("pause %s at %.0fs for 4s".formatted(node, at), at, at + 4)
          .change("lb", node, "DOWN", at + noticed)
          .change("lb", node, "UP", at + readmitted);
    }
    return story;
  }

  private static boolean isEven(double at) {
    return Math.round(at * 20) % 2 == 0;
  }

  @Test
  void halfTheRequestsLostUntilTheBalancerNoticesRefuteTheFormulaWithoutFailover() {
    var story = pauses("A4", "app1", 1, 5, at -> at < 10 || at >= 11 || isEven(at));

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
  void aPairThatIsDownInEveryOutageOfOneRefutesBothFormulas() {
    var story = pauses("A4", "app1", 1, 5, at -> at < 10 || at >= 14);

    var findings = new AvailabilityModel().judge(story.run());

    assertThat(finding(findings, IDEAL).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void lossesThatNoFailoverExplainsRefuteBothFormulas() {
    var findings =
        new AvailabilityModel().judge(pauses("A4", "app1", 0.01, 5, at -> at < 5 || at >= 6).run());

    assertThat(finding(findings, REAL).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, "lost-to-nothing-known goal:reads").value())
        .isCloseTo(0.05, within(1e-2));
  }

  @Test
  void whatIsServedUnexpectedlyDoesNotMakeUpForWhatIsLostElsewhere() {
    var findings =
        new AvailabilityModel()
            .judge(
                kills("A1", "server", at -> (at < 5 || at >= 7) && (at < 12 || at >= 14.1)).run());

    assertThat(finding(findings, IDEAL).value()).isCloseTo(0, within(0.002));
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, REAL).why()).contains("-200.0 where nobody can serve");
  }

  @Test
  void aServerThatRefusesLosesNothingWhereAnotherIsAsked() {
    var findings = new AvailabilityModel().judge(kills("A4", "app1", at -> true).run());

    assertThat(finding(findings, "lost-to-detection goal:reads").value()).isZero();
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void whatWaitsForAServerThatIsBackAndNotYetUsedIsFailback() {
    var story = pauses("A4:clones=1", "app1", 1, 6, at -> at < 10 || at >= 16);

    var findings = new AvailabilityModel().judge(story.run());

    assertThat(finding(findings, "lost-to-failback goal:reads").value())
        .isCloseTo(1.9 / 20, within(1e-9));
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void whatWaitsForAFrozenServerUntilItGoesOnIsServed() {
    // A user waits for a second, so what was asked in the last one before it went on is answered.
    var story = pauses("A4:clones=1", "app1", 4.06, 4.09, at -> at < 10 || at >= 13.075);

    var findings = new AvailabilityModel().judge(story.run());

    assertThat(finding(findings, REAL).value()).isCloseTo(0, within(1e-9));
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void settingsAloneGiveTheTimeToNotice() {
    // Checks every 500 ms and, in doubt, 250 ms, 500 ms of patience, twice: 1.5 s on average.
    var story = pauses("A4", "app1", 3, 5, at -> at < 10 || at >= 11.5 || isEven(at));

    var findings = new AvailabilityModel().judge(story.run());

    assertThat(finding(findings, "availability-by-settings goal:reads").value())
        .isCloseTo(0, within(1e-9));
    assertThat(finding(findings, REAL).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void copiesThatAreAllStaleForWantOfWritesAreStillRead() {
    var story = kills("A9", "primary", at -> true);
    for (int i = 0; i < 5; i++) {
      int at = 20 * i + 10;
      story.change("reads", "primary", "DOWN", at + 0.5).change("reads", "primary", "UP", at + 5);
      for (var copy : List.of("replica1", "replica2")) {
        story.change("reads", copy, "DOWN", at + 3).change("reads", copy, "UP", at + 5);
      }
    }

    var real = finding(new AvailabilityModel().judge(story.run()), REAL);

    assertThat(real.verdict()).contains(Verdict.HOLDS);
    assertThat(real.value()).isZero();
  }

  @Test
  void componentsMultiplyByTheirOwnAvailabilities() {
    var story = Story.of("A4", 100).ask(Action.PROFILE_READ, 0, 100, 20);
    for (int i = 0; i < 5; i++) {
      int at = 20 * i;
      story.fault("kill lb at %ds for 4s".formatted(at + 2), at + 2, at + 6);
      story.fault("kill primary at %ds for 4s".formatted(at + 10), at + 10, at + 14);
    }

    var findings = new AvailabilityModel().judge(story.run());

    var components = finding(findings, "availability-of-independent-components goal:reads");
    assertThat(components.value()).isCloseTo(0.795 * 0.795, within(1e-9));
    assertThat(components.why()).isEqualTo("lb 0.7950, primary 0.7950; 10 cycles");
  }

  @Test
  void outagesThatMeetAreOneCycle() {
    var story = Story.of("A4", 100).ask(Action.PROFILE_READ, 0, 100, 20);
    for (int i = 0; i < 5; i++) {
      int at = 20 * i;
      story.fault("kill lb at %ds for 4s".formatted(at + 2), at + 2, at + 6);
      story.fault("kill primary at %ds for 4s".formatted(at + 4), at + 4, at + 8);
    }

    assertThat(finding(new AvailabilityModel().judge(story.run()), IDEAL).why())
        .contains("; 5 cycles;");
  }

  @Test
  void theCyclesOfTwoRunsCountTogether() {
    var run = pauses("A4", "app1", 1, 5, at -> at < 10 || at >= 11 || isEven(at)).run();

    var both = new AvailabilityModel().judge(List.of(run, run));

    assertThat(finding(both, REAL).why()).contains("; 10 cycles;");
    assertThat(finding(both, REAL).exposure()).isEqualTo(4000);
    assertThat(finding(both, "failure-cost goal:reads").value()).isCloseTo(0.5, within(1e-9));
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
    for (int i = 0; i < 5; i++) {
      story.fault("kill server at %ds for 1s".formatted(12 * i + 1), 12 * i + 1, 12 * i + 1.9);
    }

    assertThat(finding(new AvailabilityModel().judge(story.run()), IDEAL).verdict())
        .contains(Verdict.INCONCLUSIVE);
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
