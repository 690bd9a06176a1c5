package loadbearing.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final double CONFIDENCE = 0.95;

  @Override
  public List<Finding> judge(Run run) {
    var operations = run.history().measured();
    if (operations.isEmpty()) {
      return List.of(Finding.undecided("throughput", "1/s", 0, "no operation was recorded"));
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

  private static Finding throughput(Run run, List<Operation> operations) {
    var span = Span.measured(run);
    var tally = Tally.of(operations);
    return Finding.reported(
        "throughput",
        served(operations, span),
        Intervals.meanOfSeries(perSecond(operations, span), CONFIDENCE).map(Intervals::notNegative),
        "1/s",
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
        milliseconds("latency p50", latency.p50(), latency.count()),
        milliseconds("latency p95", latency.p95(), latency.count()),
        milliseconds("latency p99", latency.p99(), latency.count()));
  }

  private static Finding milliseconds(String name, double value, long count) {
    return Finding.reported(
        name,
        value,
        Optional.empty(),
        "ms",
        count,
        "from due to returned, of operations that were served");
  }
}
