package loadbearing.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/**
 * What an operator does to a running topology. An act is done at once and stays: nothing heals it,
 * another act may take it back.
 */
public sealed interface Act extends Intervention {
  /** The node it is done to. */
  String node();

  @Override
  default Set<String> targets() {
    return Set.of(node());
  }

  @Override
  default boolean isInstant() {
    return true;
  }

  @Override
  default String noun() {
    return "act";
  }

  /**
   * A replica becomes a primary: it follows nobody any more and takes writes, also after a restart.
   * The one it followed is deposed; who writes to that one goes on doing so.
   */
  record Promote(String node) implements Act {
    @Override
    public String words() {
      return "promote " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return Choice.among(topology, it -> isReplica(it.kind()))
          .obstacle(node, "'%s' is no replica of MySQL, which alone can be promoted");
    }

    private static boolean isReplica(Kind kind) {
      return kind instanceof Kind.Database database && database.role() == Kind.Role.REPLICA;
    }
  }

  /** Balancers of HTTP give a node no new requests, and it ends those that it has. */
  record Drain(String node) implements Act {
    @Override
    public String words() {
      return "drain " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return behindBalancer(topology, node);
    }
  }

  /** A node that was drained gets requests again. */
  record Add(String node) implements Act {
    @Override
    public String words() {
      return "add " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return behindBalancer(topology, node);
    }
  }

  /** Clients of a database keep their connections, which no balancer can drain. */
  private static Optional<String> behindBalancer(Topology topology, String node) {
    return Choice.among(
            topology,
            it ->
                topology.to(it.name()).stream()
                    .anyMatch(
                        edge -> topology.node(edge.from()).kind() instanceof Kind.LoadBalancer))
        .obstacle(node, "'%s' is behind no balancer of HTTP");
  }

  /** The nodes that an act can be done to. */
  record Choice(Topology topology, List<String> nodes) {
    private static Choice among(Topology topology, Predicate<Node> condition) {
      return new Choice(
          topology, topology.servers().stream().filter(condition).map(Node::name).toList());
    }

    private Optional<String> obstacle(String node, String otherwise) {
      if (nodes.contains(node)) {
        return Optional.empty();
      }
      var complaint = Present.node(topology, node);
      var those =
          nodes.isEmpty() ? "'%s' has none".formatted(topology.id()) : "take one of " + nodes;
      return complaint.or(() -> Optional.of(otherwise.formatted(node) + "; " + those));
    }
  }
}
