package loadbearing.harness.server.mysql;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** The servers that take writes of the same data when a topology starts. */
final class Masters {
  private Masters() {}

  /** Those that replication connects with {@code node}, however far, in the topology's order. */
  static List<Node> with(Topology topology, Node node) {
    Set<String> connected = new HashSet<>(Set.of(node.name()));
    var open = new ArrayDeque<>(connected);
    while (!open.isEmpty()) {
      var name = open.remove();
      topology.edges().stream()
          .filter(Edge::isReplication)
          .filter(edge -> edge.from().equals(name) || edge.to().equals(name))
          .map(edge -> edge.from().equals(name) ? edge.to() : edge.from())
          .filter(connected::add)
          .forEach(open::add);
    }
    return topology.nodes(Kind.Database.class).stream()
        .filter(it -> connected.contains(it.name()) && takesWrites(it))
        .toList();
  }

  private static boolean takesWrites(Node node) {
    return node.kind() instanceof Kind.Database database && database.role() == Kind.Role.PRIMARY;
  }
}
