package loadbearing.harness.inject;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import loadbearing.fault.Act;
import loadbearing.fault.RoleAct;
import loadbearing.fault.Spelling;
import loadbearing.fault.Succession;
import loadbearing.fault.TrafficAct;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.inject.Handover.Done;
import loadbearing.harness.time.Time;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.Topology;

/**
 * What each act does to a deployed topology and what proves it, and who is what after those that
 * were done.
 */
public final class Deeds {
  /** Where users ask at all, some of their requests arrive in this time. */
  private static final Duration WATCH = Duration.ofMillis(300);

  private final Topology topology;
  private final Balancers balancers;
  private final Handover handover;
  private final Time time;
  private Succession now;

  /** Before any act: who is what is as the topology says. */
  public Deeds(Topology topology, Balancers balancers, Replicas replicas, Time time) {
    this.topology = topology;
    this.balancers = balancers;
    this.handover = new Handover(replicas, time);
    this.time = time;
    this.now = Succession.of(topology);
  }

  /** What was done, since when who has which other role, and how it went. */
  record Deed(long at, Map<String, Role> roles, String words) {}

  /** Does it, one act after the other. */
  synchronized Deed carryOut(Act act) {
    now.obstacle(act)
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    var done =
        switch (act) {
          case RoleAct role -> handover.carryOut(role, now);
          case TrafficAct traffic -> steer(traffic);
        };
    var deed = new Deed(done.at(), now.changesTo(done.after()), done.words());
    now = done.after();
    return deed;
  }

  /** A controller promoted {@code node}; who has which other role since. */
  public synchronized Map<String, Role> wasPromoted(String node) {
    return change(now.led(node, Role.DEPOSED));
  }

  /** A controller had {@code node} follow the primary; who has which other role since. */
  public synchronized Map<String, Role> wasRejoined(String node) {
    return change(now.rejoined(node));
  }

  private Map<String, Role> change(Succession after) {
    var roles = now.changesTo(after);
    now = after;
    return roles;
  }

  private synchronized Succession now() {
    return now;
  }

  private Done steer(TrafficAct act) {
    long called = time.nanoTime();
    switch (act) {
      case TrafficAct.Drain drain -> balancers.drain(drain.node());
      case TrafficAct.Add add -> balancers.add(add.node());
      case TrafficAct.Withdraw withdraw -> balancers.withdraw(withdraw.node());
      case TrafficAct.Restore restore -> balancers.restore(restore.node());
    }
    long took = time.nanoTime() - called;
    return new Done(now.after(act), called + took / 2, "balancers were told");
  }

  /** One look at what the act is for. */
  Sight look(Act act) {
    return switch (act) {
      case RoleAct role -> handover.look(role, now());
      case TrafficAct.Drain drain -> drained(drain.node());
      case TrafficAct.Add add -> added(add.node());
      case TrafficAct.Withdraw withdraw -> withdrawn(withdraw.node());
      case TrafficAct.Restore restore -> restored(restore.node());
    };
  }

  private Sight withdrawn(String node) {
    var answering = balancers.answering(node);
    long connections = balancers.connections(node);
    return opinion(node, "MAINT")
        .and(
            new Sight(
                !answering.contains(node) && connections == 0,
                "asked through them %s answer, and clients have %d connections to it"
                    .formatted(answering, connections)));
  }

  private Sight restored(String node) {
    var answering = balancers.answering(node);
    return opinion(node, "UP")
        .and(
            new Sight(
                answering.contains(node), "asked through them %s answer".formatted(answering)));
  }

  /**
   * That nothing arrives means something only while the others behind the balancer get requests.
   */
  private Sight drained(String node) {
    var beside = beside(node);
    var opinion = opinion(node, "DRAIN");
    long others = arrivals(beside);
    long before = balancers.arrivals(node);
    watch();
    long fresh = balancers.arrivals(node) - before;
    long elsewhere = arrivals(beside) - others;
    return opinion.and(
        new Sight(
            fresh == 0 && (elsewhere > 0 || beside.isEmpty()),
            "%d requests arrived at it in %s, at %s %d"
                .formatted(fresh, Spelling.millis(WATCH), beside, elsewhere)));
  }

  private Sight added(String node) {
    var opinion = opinion(node, "UP");
    long before = balancers.arrivals(node);
    watch();
    long fresh = balancers.arrivals(node) - before;
    return opinion.and(
        new Sight(
            fresh > 0, "%d requests arrived at it in %s".formatted(fresh, Spelling.millis(WATCH))));
  }

  private Sight opinion(String node, String wanted) {
    var opinions = balancers.opinions(node);
    return new Sight(
        !opinions.isEmpty() && opinions.values().stream().allMatch(wanted::equals),
        "balancers say of it %s".formatted(opinions));
  }

  private List<String> beside(String node) {
    return topology.to(node).stream()
        .filter(edge -> !edge.goals().isEmpty())
        .map(Edge::from)
        .flatMap(balancer -> topology.from(balancer).stream())
        .map(Edge::to)
        .filter(other -> !other.equals(node))
        .distinct()
        .toList();
  }

  private long arrivals(List<String> nodes) {
    return nodes.stream().mapToLong(balancers::arrivals).sum();
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
