package loadbearing.report.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;

/**
 * What users met who asked in each second: counts by outcome, and latency from due.
 *
 * @param width of one bin, in seconds; more than 1 only for runs of over {@value #MOST} s
 * @param bins in order, the first begins at time zero
 */
public record Seconds(int width, List<Bin> bins) {
  /** Most bins of a series, so that a report stays small. */
  static final int MOST = 600;

  private static final double NANOS = 1e9;

  /**
   * One stretch of time.
   *
   * @param ok answered, per second
   * @param failed certainly without effect, per second
   * @param unknown with unknown effect, per second
   * @param p50 median latency of all that came back with OK, in ms; NaN if none did
   * @param p95 95th percentile
   * @param p99 99th percentile
   */
  public record Bin(double ok, double failed, double unknown, double p50, double p95, double p99) {}

  /** The series of a run's measured operations, of those that were due after time zero. */
  public static Seconds of(List<Operation> measured) {
    var operations = measured.stream().filter(o -> o.due() >= 0).toList();
    double end = operations.stream().mapToLong(Operation::due).max().orElse(0) / NANOS;
    int width = Math.max(1, (int) Math.ceil((end + 1e-9) / MOST));
    List<List<Operation>> bins = new ArrayList<>();
    for (int i = 0; i <= (int) (end / width); i++) {
      bins.add(new ArrayList<>());
    }
    operations.forEach(o -> bins.get((int) (o.due() / NANOS / width)).add(o));
    return new Seconds(width, bins.stream().map(bin -> bin(bin, width)).toList());
  }

  /** The bins that {@code wanted} accepts by their begin, in seconds. */
  public List<Bin> where(Predicate<Double> wanted) {
    List<Bin> found = new ArrayList<>();
    for (int i = 0; i < bins.size(); i++) {
      if (wanted.test((double) i * width)) {
        found.add(bins.get(i));
      }
    }
    return found;
  }

  /** The q-quantile, in ms, of the latency of those that are OK: nearest rank; NaN if none are. */
  static double latency(List<Operation> operations, double q) {
    return quantile(sorted(operations), q);
  }

  private static Bin bin(List<Operation> operations, int width) {
    var latencies = sorted(operations);
    return new Bin(
        count(operations, Outcome.OK) / width,
        count(operations, Outcome.FAILED) / width,
        count(operations, Outcome.UNKNOWN) / width,
        quantile(latencies, 0.5),
        quantile(latencies, 0.95),
        quantile(latencies, 0.99));
  }

  private static double count(List<Operation> operations, Outcome outcome) {
    return operations.stream().filter(o -> o.outcome() == outcome).count();
  }

  private static long[] sorted(List<Operation> operations) {
    var latencies =
        operations.stream()
            .filter(o -> o.outcome() == Outcome.OK)
            .mapToLong(Operation::latency)
            .toArray();
    Arrays.sort(latencies);
    return latencies;
  }

  private static double quantile(long[] sorted, double q) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)] / 1e6;
  }
}
