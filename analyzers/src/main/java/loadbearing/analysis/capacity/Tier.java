package loadbearing.analysis.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import loadbearing.analysis.observed.Counter;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/**
 * What one node used in a stretch of a run.
 *
 * @param name the node, or {@code generator}
 * @param cores CPU time it used a second
 * @param quota CPU time it may use a second; infinity if it is not limited
 * @param throttled the share of its scheduling periods in which it was held back, in [0, 1]
 */
record Tier(String name, double cores, double quota, double throttled) {
  /** A tier that is held back in more of its periods is a bottleneck. */
  static final double MOST_THROTTLED = 0.05;

  private static final double SATURATED = 0.90;

  /** What every node was seen to use, by its name. */
  static Map<String, List<Sample>> samples(Run run) {
    return run.history().of(Sample.class).stream().collect(Collectors.groupingBy(Sample::node));
  }

  /** Every node that is no app node, and the generator, as far as they were sampled. */
  static List<Tier> around(Topology topology, Map<String, List<Sample>> samples, Span span) {
    List<Tier> tiers = new ArrayList<>();
    for (var node : topology.servers()) {
      if (!(node.kind() instanceof Kind.AppNode)) {
        of(samples, node.name(), node.budget().cpus(), span).ifPresent(tiers::add);
      }
    }
    of(samples, "generator", Double.POSITIVE_INFINITY, span).ifPresent(tiers::add);
    return tiers;
  }

  /** Cores that all app nodes used together; empty if one was not sampled. */
  static OptionalDouble apps(Topology topology, Map<String, List<Sample>> samples, Span span) {
    double cores = 0;
    for (var node : topology.nodes(Kind.AppNode.class)) {
      var used = of(samples, node.name(), node.budget().cpus(), span);
      if (used.isEmpty()) {
        return OptionalDouble.empty();
      }
      cores += used.get().cores();
    }
    return OptionalDouble.of(cores);
  }

  /** Used of what may be used, in [0, 1] or a little above. */
  double utilisation() {
    return cores / quota;
  }

  /** Whether it has nothing left to give. */
  boolean isSaturated() {
    return utilisation() >= SATURATED || throttled > MOST_THROTTLED;
  }

  private static Optional<Tier> of(
      Map<String, List<Sample>> samples, String node, double quota, Span span) {
    var own = samples.getOrDefault(node, List.of());
    var cores = Counter.of(own, Sample::cpuNanos).rate(span);
    double periods = Counter.of(own, Sample::periods).rate(span).orElse(0);
    double held = Counter.of(own, Sample::throttledPeriods).rate(span).orElse(0);
    return cores.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tier(node, cores.getAsDouble(), quota, periods > 0 ? held / periods : 0));
  }
}
