package loadbearing.analysis.observed;

import java.util.ArrayList;
import java.util.List;
import loadbearing.history.Operation;

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

  private static Bin bin(List<Operation> operations, int width) {
    var latency = Latency.of(operations);
    var tally = Tally.of(operations);
    return new Bin(
        (double) tally.ok() / width,
        (double) tally.failed() / width,
        (double) tally.unknown() / width,
        latency.p50(),
        latency.p95(),
        latency.p99());
  }
}
