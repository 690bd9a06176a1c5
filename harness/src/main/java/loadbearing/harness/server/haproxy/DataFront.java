package loadbearing.harness.server.haproxy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.mysql.Databases;
import loadbearing.harness.server.mysql.Protocol;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** HAProxy in front of databases. */
public record DataFront(Kind.DatabaseBalancer kind) implements Front {

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Serves.class, Purpose.Remembers.class);
  }

  /** It sees connections, and not what is asked over them. */
  @Override
  public void check(Node node, Topology topology) {
    var edges = topology.from(node.name());
    if (edges.stream().map(Edge::purposes).distinct().count() != 1) {
      throw Refusal.of(
          node,
          "is there for different things, or none, over %s; it can send all of one set to all",
          Refusal.names(edges));
    }
    var members =
        edges.stream().filter(it -> topology.node(it.to()).kind() instanceof Kind.Member).toList();
    if (!members.isEmpty() && !members.equals(edges)) {
      throw Refusal.of(
          node, "leads to members of a group and to others, over %s", Refusal.names(edges));
    }
    if (members.isEmpty()) {
      databases(node, topology, edges);
    }
  }

  private static void databases(Node node, Topology topology, List<Edge> edges) {
    for (var edge : edges) {
      if (!(topology.node(edge.to()).kind() instanceof Kind.Database database)) {
        throw Refusal.of(node, "has %s, which leads to no database", edge.name());
      }
      boolean writes = edge.carries(Goal.WRITE) || edge.carries(Goal.SESSION);
      if (writes && database.role() == Kind.Role.REPLICA) {
        throw Refusal.of(
            node, "sends writes over %s to a replica, which refuses them", edge.name());
      }
    }
  }

  @Override
  public String configuration(Wiring wiring, Node node) {
    return DatabaseBalancing.configuration(wiring, node, kind);
  }

  /** Of a group it finds those well that take writes, where it is there for those. */
  @Override
  public Optional<String> lack(Node node, Topology topology, Map<String, String> states) {
    if (!DatabaseBalancing.asksForLeaders(topology, node)) {
      return Front.super.lack(node, topology, states);
    }
    long leading =
        topology.from(node.name()).stream()
            .filter(it -> topology.node(it.to()).kind().role() == Kind.Role.PRIMARY)
            .count();
    long up = states.values().stream().filter("UP"::equals).count();
    return up == leading
        ? Optional.empty()
        : Optional.of("%d servers take writes, not %d: %s".formatted(up, leading, states));
  }

  /** Its servers greet through it. */
  @Override
  public ProbeQuestion question() {
    return Protocol.question();
  }

  @Override
  public String answering(InetSocketAddress address) {
    return Databases.answering(address);
  }
}
