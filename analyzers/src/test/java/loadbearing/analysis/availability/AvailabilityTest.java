package loadbearing.analysis.availability;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loadbearing.analysis.Intervals;
import loadbearing.analysis.Story;
import loadbearing.analysis.Subject;
import loadbearing.history.Outcome;
import loadbearing.topology.Goal;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final String KILL = "kill server at 10s for 5s";

  @Test
  void sharesAreThoseOfBeforeDuringAndAfterTheFault() {
    var run =
        Story.of("A1", 30)
            .ask(Action.PROFILE_READ, 0, 30, 10, at -> at < 10 || at >= 15.5)
            .fault(KILL, 10, 15)
            .run();

    var findings = new Availability().judge(run);

    assertThat(finding(findings, "availability goal:reads").value())
        .isCloseTo(245 / 300.0, within(1e-9));
    assertThat(finding(findings, "served-before goal:reads fault:0").value()).isEqualTo(1);
    assertThat(finding(findings, "served-during goal:reads fault:0").value()).isEqualTo(0);
    assertThat(finding(findings, "served-during goal:reads fault:0").exposure()).isEqualTo(50);
    assertThat(finding(findings, "served-after goal:reads fault:0").value())
        .isCloseTo(145 / 150.0, within(1e-9));
    assertThat(findings).noneMatch(f -> f.subject().equals(Subject.of(Goal.WRITE)));
  }

  @Test
  void oneOutageSaysLittleOfAvailability() {
    var run =
        Story.of("A1", 30)
            .ask(Action.PROFILE_READ, 0, 30, 10, at -> at < 10 || at >= 13)
            .fault(KILL, 10, 13)
            .run();

    var availability = finding(new Availability().judge(run), "availability goal:reads");

    assertThat(availability.interval().orElseThrow().low()).isCloseTo(0.1875, within(1e-9));
    assertThat(availability.why()).contains("what went wrong together counts once");
  }

  @Test
  void aPerfectRunIsJudgedByFiveSecondsAndNotByRequests() {
    var run = Story.of("A1", 30).ask(Action.PROFILE_READ, 0, 30, 1000).run();

    var interval = finding(new Availability().judge(run), "availability goal:reads").interval();

    assertThat(interval.orElseThrow().low())
        .isCloseTo(Intervals.proportion(6, 6, 0.95).low(), within(1e-9));
  }

  @Test
  void readsAndWritesAreApartAndThePageIsNeither() {
    var run =
        Story.of("A9", 10)
            .ask(Action.PROFILE_READ, 0, 10, 10)
            .ask(Action.PROFILE_WRITE, 0, 10, 10, at -> false)
            .ask(Action.PAGE, 0, 10, 10, at -> false)
            .run();

    var findings = new Availability().judge(run);

    assertThat(finding(findings, "availability goal:reads").value()).isEqualTo(1);
    assertThat(finding(findings, "availability goal:reads").exposure()).isEqualTo(100);
    assertThat(finding(findings, "availability goal:writes").value()).isEqualTo(0);
  }

  @Test
  void theWorstSecondIsNamed() {
    var run =
        Story.of("A1", 10).ask(Action.PROFILE_READ, 0, 10, 10, at -> at < 4 || at >= 4.6).run();

    var byTime = finding(new Availability().judge(run), "availability-by-time goal:reads");

    assertThat(byTime.value()).isEqualTo(0.9);
    assertThat(byTime.why()).contains("second 4", "40.0 %");
  }

  @Test
  void manyOutagesAreManyTrials() {
    var story =
        Story.of("A1", 60).ask(Action.PROFILE_READ, 0, 60, 10, at -> at % 10 < 8 || at % 10 >= 9);
    for (int i = 0; i < 6; i++) {
      story.fault("kill server at %ds for 1s".formatted(10 * i + 8), 10 * i + 8, 10 * i + 9);
    }

    var availability = finding(new Availability().judge(story.run()), "availability goal:reads");

    assertThat(availability.value()).isCloseTo(0.9, within(1e-9));
    assertThat(availability.interval().orElseThrow().contains(0.9)).isTrue();
    assertThat(availability.interval().orElseThrow().low()).isGreaterThan(0.7);
  }

  @Test
  void whatIsUnknownWasNotServed() {
    var run = Story.of("A1", 1).write(0.1, Outcome.UNKNOWN).write(0.2, Outcome.OK).run();

    assertThat(finding(new Availability().judge(run), "availability goal:writes").value())
        .isEqualTo(0.5);
  }
}
