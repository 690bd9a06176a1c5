package loadbearing.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

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

  /** Every node of {@code run} that is no app node, and the generator, as far as it was sampled. */
  static List<Tier> around(Run run, Span span) {
    List<Tier> tiers = new ArrayList<>();
    for (var node : run.topology().nodes()) {
      if (!(node.kind() instanceof Kind.AppNode)) {
        of(run, node.name(), node.budget().cpus(), span, tiers);
      }
    }
    of(run, "generator", Double.POSITIVE_INFINITY, span, tiers);
    return tiers;
  }

  /** Cores that all app nodes used together; empty if one was not sampled. */
  static OptionalDouble apps(Run run, Span span) {
    double cores = 0;
    for (var node : run.topology().nodes(Kind.AppNode.class)) {
      var used = counter(run, node).rate(span);
      if (used.isEmpty()) {
        return OptionalDouble.empty();
      }
      cores += used.getAsDouble();
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

  private static Counter counter(Run run, Node node) {
    return Counter.of(samples(run, node.name()), Sample::cpuNanos);
  }

  private static List<Sample> samples(Run run, String node) {
    return run.history().of(Sample.class).stream().filter(s -> s.node().equals(node)).toList();
  }

  private static void of(Run run, String node, double quota, Span span, List<Tier> tiers) {
    var samples = samples(run, node);
    var cores = Counter.of(samples, Sample::cpuNanos).rate(span);
    if (cores.isPresent()) {
      double periods = Counter.of(samples, Sample::periods).rate(span).orElse(0);
      double held = Counter.of(samples, Sample::throttledPeriods).rate(span).orElse(0);
      tiers.add(new Tier(node, cores.getAsDouble(), quota, periods > 0 ? held / periods : 0));
    }
  }
}
