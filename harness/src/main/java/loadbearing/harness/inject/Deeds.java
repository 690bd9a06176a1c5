package loadbearing.harness.inject;

import java.time.Duration;
import java.util.List;
import loadbearing.fault.Act;
import loadbearing.fault.Spelling;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.time.Time;
import loadbearing.topology.Edge;
import loadbearing.topology.Topology;

/** What each act does to a deployed topology and what proves it: the one switch over acts. */
final class Deeds {
  /** Where users ask at all, some of their requests arrive in this time. */
  private static final Duration WATCH = Duration.ofMillis(300);

  private final Topology topology;
  private final Operations operations;
  private final Time time;

  Deeds(Topology topology, Operations operations, Time time) {
    this.topology = topology;
    this.operations = operations;
    this.time = time;
  }

  void carryOut(Act act) {
    switch (act) {
      case Act.Promote promote -> operations.promote(promote.node());
      case Act.Drain drain -> operations.drain(drain.node());
      case Act.Add add -> operations.add(add.node());
    }
  }

  /** One look at what the act is for. */
  Sight look(Act act) {
    return switch (act) {
      case Act.Promote promote -> promoted(promote.node());
      case Act.Drain drain -> drained(drain.node());
      case Act.Add add -> added(add.node());
    };
  }

  private Sight promoted(String node) {
    var refusal = operations.refusal(node);
    return new Sight(
        refusal.isEmpty(), refusal.orElse("'%s' took a write at its own port".formatted(node)));
  }

  /**
   * That nothing arrives means something only while the others behind the balancer get requests.
   */
  private Sight drained(String node) {
    var beside = beside(node);
    var opinion = opinion(node, "DRAIN");
    long others = arrivals(beside);
    long before = operations.arrivals(node);
    watch();
    long fresh = operations.arrivals(node) - before;
    long elsewhere = arrivals(beside) - others;
    return opinion.and(
        new Sight(
            fresh == 0 && (elsewhere > 0 || beside.isEmpty()),
            "%d requests arrived at it in %s, at %s %d"
                .formatted(fresh, Spelling.millis(WATCH), beside, elsewhere)));
  }

  private Sight added(String node) {
    var opinion = opinion(node, "UP");
    long before = operations.arrivals(node);
    watch();
    long fresh = operations.arrivals(node) - before;
    return opinion.and(
        new Sight(
            fresh > 0, "%d requests arrived at it in %s".formatted(fresh, Spelling.millis(WATCH))));
  }

  private Sight opinion(String node, String wanted) {
    var opinions = operations.opinions(node);
    return new Sight(
        !opinions.isEmpty() && opinions.values().stream().allMatch(wanted::equals),
        "balancers say of it %s".formatted(opinions));
  }

  private List<String> beside(String node) {
    return topology.to(node).stream()
        .map(Edge::from)
        .flatMap(balancer -> topology.from(balancer).stream())
        .map(Edge::to)
        .filter(other -> !other.equals(node))
        .distinct()
        .toList();
  }

  private long arrivals(List<String> nodes) {
    return nodes.stream().mapToLong(operations::arrivals).sum();
  }

  private void watch() {
    try {
      time.sleep(WATCH.toNanos());
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while watching requests", interrupt);
    }
  }
}
