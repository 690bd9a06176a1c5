package loadbearing.analysis.capacity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.Latency;
import loadbearing.analysis.observed.Span;
import loadbearing.analysis.observed.Tally;
import loadbearing.analysis.observed.Timeline;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * How much was served, and how long it took. Only numbers.
 *
 * <p>Throughput counts operations that were served and returned in the measured time; its interval
 * is that of the mean of whole seconds, which resemble their neighbours, and does not go below 0.
 */
public final class Throughput implements Analyzer {
  /** Operations that were served and returned in the measured time, a second. */
  public static final Measure THROUGHPUT =
      Measure.more(
          "throughput", "1/s", "operations served and returned, a second of measured time");

  /** Half of those that were served waited no longer. */
  public static final Measure LATENCY_P50 = latency("latency-p50", "half");

  /** 19 of 20 of those that were served waited no longer. */
  public static final Measure LATENCY_P95 = latency("latency-p95", "19 of 20");

  /** 99 of 100 of those that were served waited no longer. */
  public static final Measure LATENCY_P99 = latency("latency-p99", "99 of 100");

  private static final double CONFIDENCE = 0.95;

  @Override
  public List<Measure> measures() {
    return List.of(THROUGHPUT, LATENCY_P50, LATENCY_P95, LATENCY_P99);
  }

  @Override
  public List<Finding> judge(Run run) {
    var operations = run.history().measured();
    if (operations.isEmpty()) {
      return List.of(Finding.undecided(THROUGHPUT, Subject.run(), 0, "no operation was recorded"));
    }
    return Stream.concat(Stream.of(throughput(run, operations)), latencies(operations)).toList();
  }

  /** Operations a second that were served and returned in {@code span}. */
  static double served(List<Operation> operations, Span span) {
    return count(operations, span) / span.seconds();
  }

  private static long count(List<Operation> operations, Span span) {
    return operations.stream()
        .filter(o -> o.outcome() == Outcome.OK && span.contains(o.returned()))
        .count();
  }

  private static Measure latency(String id, String share) {
    return Measure.less(
        id, "ms", "the time within which %s of the served operations were served".formatted(share));
  }

  private static Finding throughput(Run run, List<Operation> operations) {
    var span = Span.measured(run);
    var tally = Tally.of(operations);
    return Finding.reported(
        THROUGHPUT,
        Subject.run(),
        served(operations, span),
        Intervals.meanOfSeries(perSecond(operations, span), CONFIDENCE).map(Intervals::notNegative),
        tally.all(),
        "%d served, %d failed, %d unknown in %.1f s"
            .formatted(tally.ok(), tally.failed(), tally.unknown(), span.seconds()));
  }

  private static double[] perSecond(List<Operation> operations, Span span) {
    var counts = new double[(int) span.seconds()];
    for (var operation : operations) {
      int second = (int) ((operation.returned() - span.from()) / Timeline.SECOND);
      if (operation.outcome() == Outcome.OK && second >= 0 && second < counts.length) {
        counts[second]++;
      }
    }
    return counts;
  }

  private static Stream<Finding> latencies(List<Operation> operations) {
    var latency = Latency.of(operations);
    return Stream.of(
        milliseconds(LATENCY_P50, latency.p50(), latency.count()),
        milliseconds(LATENCY_P95, latency.p95(), latency.count()),
        milliseconds(LATENCY_P99, latency.p99(), latency.count()));
  }

  private static Finding milliseconds(Measure measure, double value, long count) {
    return Finding.reported(
        measure,
        Subject.run(),
        value,
        Optional.empty(),
        count,
        "from due to returned, of operations that were served");
  }
}
