package loadbearing.harness.server;

import java.util.List;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;

/** What is said of a node that cannot be wired as its topology draws it. */
public final class Refusal {
  private Refusal() {}

  /** An error that names the node and its kind. */
  public static IllegalArgumentException of(Node node, String why, Object... values) {
    return new IllegalArgumentException(
        "node '%s' (%s) %s"
            .formatted(node.name(), node.kind().getClass().getSimpleName(), why.formatted(values)));
  }

  /** Edges as people spell them. */
  public static List<String> names(List<Edge> edges) {
    return edges.stream().map(Edge::name).toList();
  }
}
