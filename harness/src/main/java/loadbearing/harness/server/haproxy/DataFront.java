package loadbearing.harness.server.haproxy;

import java.net.InetSocketAddress;
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
