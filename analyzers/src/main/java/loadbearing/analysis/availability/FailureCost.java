package loadbearing.analysis.availability;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Span;
import loadbearing.analysis.observed.Tally;

/**
 * What one failure costs its users, in seconds of the whole service, and what that makes of a year
 * in which failures are as rare as they really are.
 *
 * <p>A test has many failures in little time, so its own availability is far below that of a system
 * that fails once a month. The cost c of one failure does not depend on how rare it is: A = 1 −
 * c/MTBF, for MTBF much longer than c.
 *
 * @param seconds of each cycle, the share that was not served times its length
 * @param exposure operations asked in all of them
 * @see <a href="https://queue.acm.org/detail.cfm?id=3096459">Treynor, Dahlin, Rau, Beyer: The
 *     Calculus of Service Availability</a>
 */
record FailureCost(double[] seconds, long exposure) {
  private static final Measure COST =
      Measure.less(
          "failure-cost", "s", "the mean over failures of the share not served times its length");
  private static final Measure IN_A_MONTH =
      Measure.more(
          "availability-at-monthly-failure",
          "",
          "availability if one such failure came in 30 days");
  private static final double CONFIDENCE = 0.95;
  private static final double MONTH = TimeUnit.DAYS.toSeconds(30);

  /** The cost of the failures that begin {@code cycles}. */
  static FailureCost of(Asked asked, List<Span> cycles) {
    return new FailureCost(
        cycles.stream().mapToDouble(cycle -> cost(asked.in(cycle).tally(), cycle)).toArray(),
        asked.operations().size());
  }

  /** The cost of these failures and of those. */
  FailureCost and(FailureCost other) {
    return new FailureCost(
        DoubleStream.concat(Arrays.stream(seconds), Arrays.stream(other.seconds)).toArray(),
        exposure + other.exposure);
  }

  /** What it makes findings of. */
  static List<Measure> measures() {
    return List.of(COST, IN_A_MONTH);
  }

  /** The findings, numbers only; none without a cycle. */
  Stream<Finding> findings(Subject subject) {
    if (seconds.length == 0) {
      return Stream.empty();
    }
    double mean = Arrays.stream(seconds).average().orElseThrow();
    var interval = Intervals.mean(seconds, CONFIDENCE).map(Intervals::notNegative);
    return Stream.of(
        Finding.reported(
            COST,
            subject,
            mean,
            interval,
            exposure,
            "mean over %d failures of the share not served times its length"
                .formatted(seconds.length)),
        Finding.reported(
            IN_A_MONTH,
            subject,
            1 - mean / MONTH,
            interval.map(FailureCost::inAMonth),
            exposure,
            "1 − cost / 30 days"));
  }

  private static Interval inAMonth(Interval cost) {
    return Intervals.share(
        new Interval(1 - cost.high() / MONTH, 1 - cost.low() / MONTH, cost.confidence()));
  }

  private static double cost(Tally tally, Span cycle) {
    return tally.all() == 0 ? 0 : (double) tally.bad() / tally.all() * cycle.seconds();
  }
}
