package loadbearing.analysis.availability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadbearing.history.Change;
import loadbearing.history.Run;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/** To which of its servers a balancer gives new requests, over time. */
final class Rotation {
  private final Map<String, TreeMap<Long, Boolean>> byEdge = new HashMap<>();

  private Rotation() {}

  /** By what the balancers of {@code run} said themselves. */
  static Rotation reported(Run run) {
    var rotation = new Rotation();
    for (var change : run.history().of(Change.class)) {
      rotation.put(change.observer() + "->" + change.subject(), change.at(), change.isUp());
    }
    return rotation;
  }

  /**
   * By the settings of the balancers' checks and what was lost when, without a look at what anybody
   * said or got: the mean time until a loss is noticed, and until its end is.
   */
  static Rotation expected(Topology topology, List<Loss> losses) {
    var rotation = new Rotation();
    for (var edge : topology.edges()) {
      checks(topology, edge)
          .ifPresent(
              checks ->
                  losses.stream()
                      .filter(loss -> takes(loss, edge))
                      .forEach(loss -> rotation.put(edge, loss, checks)));
    }
    return rotation;
  }

  /** Whether {@code edge} of a balancer leads to a server that it uses at {@code time}. */
  boolean has(Edge edge, long time) {
    var changes = byEdge.get(edge.name());
    return changes == null
        || Optional.ofNullable(changes.floorEntry(time)).map(Map.Entry::getValue).orElse(true);
  }

  /** Whether every server is used at {@code time}. */
  boolean isWhole(Topology topology, long time) {
    return topology.edges().stream().allMatch(edge -> has(edge, time));
  }

  /** What is over before it is noticed changes nothing. */
  private void put(Edge edge, Loss loss, Kind.Checks checks) {
    long noticed = loss.span().from() + checks.untilDown(loss.isSilent()).toNanos();
    if (noticed < loss.span().to()) {
      put(edge.name(), noticed, false);
      if (loss.span().to() != Long.MAX_VALUE) {
        put(edge.name(), loss.span().to() + checks.untilUp().toNanos(), true);
      }
    }
  }

  private void put(String edge, long at, boolean isUsed) {
    byEdge.computeIfAbsent(edge, name -> new TreeMap<>()).put(at, isUsed);
  }

  private static boolean takes(Loss loss, Edge edge) {
    return loss.nodes().contains(edge.to()) || loss.edges().contains(edge.name());
  }

  private static Optional<Kind.Checks> checks(Topology topology, Edge edge) {
    return switch (topology.node(edge.from()).kind()) {
      case Kind.LoadBalancer balancer -> Optional.of(balancer.checks());
      case Kind.DatabaseBalancer balancer -> Optional.of(balancer.checks());
      case Kind.SingleServer server -> Optional.empty();
      case Kind.AppNode app -> Optional.empty();
      case Kind.Database database -> Optional.empty();
      case Kind.Member member -> Optional.empty();
      case Kind.Redis redis -> Optional.empty();
      case Kind.Controller controller -> Optional.empty();
      case Kind.Service service -> Optional.empty();
      case Kind.Users users -> Optional.empty();
    };
  }
}
