package loadbearing.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** The nodes of a topology that an act can be done to. */
record Choice(Topology topology, List<String> nodes) {
  static Choice among(Topology topology, Predicate<Node> condition) {
    return new Choice(
        topology, topology.servers().stream().filter(condition).map(Node::name).toList());
  }

  /** Why {@code node} is none of them, {@code otherwise}, and who is; empty if it is. */
  Optional<String> obstacle(String node, String otherwise) {
    if (nodes.contains(node)) {
      return Optional.empty();
    }
    var complaint = Present.node(topology, node);
    var those = nodes.isEmpty() ? "'%s' has none".formatted(topology.id()) : "take one of " + nodes;
    return complaint.or(() -> Optional.of(otherwise.formatted(node) + "; " + those));
  }
}
