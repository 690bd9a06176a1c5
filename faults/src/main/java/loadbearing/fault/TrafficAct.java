package loadbearing.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/** An operator says whether a node gets anything to do from the balancers in front of it. */
public sealed interface TrafficAct extends Act {
  /** The node it is done to. */
  String node();

  @Override
  default Set<String> targets() {
    return Set.of(node());
  }

  /** Balancers of HTTP give a node no new requests, and it ends those that it has. */
  record Drain(String node) implements TrafficAct {
    @Override
    public String words() {
      return "drain " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return behindHttp(topology, node);
    }
  }

  /** A node that was drained gets requests again. */
  record Add(String node) implements TrafficAct {
    @Override
    public String words() {
      return "add " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return behindHttp(topology, node);
    }
  }

  /** Nobody reaches a node any more: its balancers close what they have to it, and look no more. */
  record Withdraw(String node) implements TrafficAct {
    @Override
    public String words() {
      return "withdraw " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return behindBalancers(topology, node);
    }
  }

  /** A node that was withdrawn is reached again. */
  record Restore(String node) implements TrafficAct {
    @Override
    public String words() {
      return "restore " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return behindBalancers(topology, node);
    }
  }

  /** Clients of a database keep their connections, which no balancer can drain. */
  private static Optional<String> behindHttp(Topology topology, String node) {
    return Choice.among(
            topology,
            it ->
                topology.to(it.name()).stream()
                    .anyMatch(
                        edge -> topology.node(edge.from()).kind() instanceof Kind.LoadBalancer))
        .obstacle(node, "'%s' is behind no balancer of HTTP");
  }

  private static Optional<String> behindBalancers(Topology topology, String node) {
    return Choice.among(topology, it -> isBehindBalancers(topology, it.name()))
        .obstacle(node, "'%s' is reached past balancers, which alone can keep its clients away");
  }

  private static boolean isBehindBalancers(Topology topology, String node) {
    var asked = clients(topology, node);
    return !asked.isEmpty()
        && asked.stream().allMatch(edge -> isBalancer(topology.node(edge.from()).kind()));
  }

  private static List<Edge> clients(Topology topology, String node) {
    return topology.to(node).stream().filter(edge -> !edge.goals().isEmpty()).toList();
  }

  private static boolean isBalancer(Kind kind) {
    return kind instanceof Kind.LoadBalancer || kind instanceof Kind.DatabaseBalancer;
  }
}
