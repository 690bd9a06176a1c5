package loadbearing.analysis.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.topology.Node;

/**
 * What one node used while load was measured.
 *
 * @param node its name
 * @param cpus its budget, in cores
 * @param points CPU use between two samples, as (seconds, cores)
 * @param cpuSeconds CPU time used from the first to the last sample
 * @param throttled share of scheduling periods in which it hit its limit, in [0, 1]; NaN if it was
 *     never limited
 * @param peakBytes most memory seen
 */
public record NodeUse(
    String node,
    double cpus,
    List<Point> points,
    double cpuSeconds,
    double throttled,
    long peakBytes) {

  /** A point of a series: {@code seconds} since time zero, and the value there. */
  public record Point(double seconds, double value) {}

  /** The use of every node of the topology that was sampled, in its order. */
  public static List<NodeUse> of(Run run) {
    return run.topology().servers().stream()
        .map(node -> of(node, samples(run, node)))
        .filter(use -> !use.points().isEmpty())
        .toList();
  }

  private static List<Sample> samples(Run run, Node node) {
    return run.history().of(Sample.class).stream()
        .filter(s -> s.node().equals(node.name()) && s.at() >= 0)
        .toList();
  }

  private static NodeUse of(Node node, List<Sample> samples) {
    List<Point> points = new ArrayList<>();
    double cpu = 0;
    long periods = 0;
    long throttled = 0;
    int step = Math.max(1, samples.size() / Seconds.MOST);
    for (int i = step; i < samples.size(); i += step) {
      var before = samples.get(i - step);
      var after = samples.get(i);
      cores(before, after).ifPresent(use -> points.add(new Point(after.at() / 1e9, use)));
      cpu += Math.max(0, after.cpuNanos() - before.cpuNanos()) / 1e9;
      periods += Math.max(0, after.periods() - before.periods());
      throttled += Math.max(0, after.throttledPeriods() - before.throttledPeriods());
    }
    return new NodeUse(
        node.name(),
        node.budget().cpus(),
        points,
        cpu,
        periods == 0 ? Double.NaN : (double) throttled / periods,
        samples.stream().mapToLong(Sample::memoryBytes).max().orElse(0));
  }

  /** Empty where the container was started anew in between, for its counters begin again. */
  private static OptionalDouble cores(Sample before, Sample after) {
    return after.at() > before.at() && after.cpuNanos() >= before.cpuNanos()
        ? OptionalDouble.of(
            (double) (after.cpuNanos() - before.cpuNanos()) / (after.at() - before.at()))
        : OptionalDouble.empty();
  }
}
