package loadbearing.analysis.capacity;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Span;
import loadbearing.analysis.observed.Timeline;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  @Test
  void throughputCountsWhatWasServedInTheMeasuredTime() {
    var run =
        Story.of("A1", 10)
            .ask(Action.PAGE, -5, 9.95, 20)
            .one(Action.PAGE, "", 9.5, 10.5, Outcome.OK, 0, "")
            .one(Action.PAGE, "", 9.5, 9.6, Outcome.UNKNOWN, 0, "")
            .run();

    var throughput = finding(new Throughput().judge(run), "throughput");

    assertThat(throughput.value()).isCloseTo(19.9, within(1e-9));
    assertThat(throughput.exposure()).isEqualTo(201);
    assertThat(throughput.verdict()).isEmpty();
  }

  @Test
  void theIntervalOfFewAndUnevenSecondsDoesNotGoBelowNothing() {
    var run = Story.of("A1", 10).ask(Action.PAGE, 3, 3.9, 100).run();

    var interval = finding(new Throughput().judge(run), "throughput").interval().orElseThrow();

    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isGreaterThan(9);
  }

  @Test
  void latencyCountsFromDue() {
    var run = Story.of("A1", 1).lagging(0.5, Action.PAGE, "", 0.6, 0.7, Outcome.OK, 0, "").run();

    assertThat(finding(new Throughput().judge(run), "latency-p50").value())
        .isCloseTo(600, within(1.0));
  }

  @Test
  void refusingQuicklyDoesNotLookFast() {
    var run =
        Story.of("A1", 1)
            .one(Action.PAGE, "", 0.1, 0.4, Outcome.OK, 0, "")
            .one(Action.PAGE, "", 0.2, 0.201, Outcome.FAILED, 0, "")
            .run();

    assertThat(finding(new Throughput().judge(run), "latency-p50").value())
        .isCloseTo(300, within(1.0));
  }

  @Test
  void aRunWithoutOperationsCannotDecide() {
    assertThat(new Throughput().judge(Story.of("A1", 1).run()))
        .singleElement()
        .matches(finding -> finding.is(Verdict.INCONCLUSIVE));
  }

  @Test
  void windowsKeepEmptySecondsAndAShortLastOne() {
    var run = Story.of("A1", 10).ask(Action.PAGE, 0, 1, 10).ask(Action.PAGE, 2, 2.5, 10).run();

    var windows = Timeline.of(run.history().measured(), new Span(0, 2_500_000_000L));

    assertThat(windows).extracting(w -> w.tally().all()).containsExactly(10L, 0L, 5L);
    assertThat(windows.getLast().span().seconds()).isEqualTo(0.5);
    assertThat(windows.get(1).latency().p50()).isNaN();
  }
}
