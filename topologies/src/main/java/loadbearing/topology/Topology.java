package loadbearing.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An architecture as a graph: nodes, and edges from client to server. Users are the source of every
 * walk; an answer comes from a node that holds data.
 *
 * @param id the architecture's id in the catalogue, {@code A4}
 * @param name for people, {@code horizontal scaling}
 * @param summary one sentence of what stands up
 * @param nodes in the order they were added; a node's number on its networks follows from it
 * @param edges in the order they were added; at least one starts at {@link #USERS}
 */
public record Topology(String id, String name, String summary, List<Node> nodes, List<Edge> edges) {

  /** The name of the outside world in edges; no node may have it. */
  public static final String USERS = "users";

  public Topology {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    checkNames(id, nodes);
    for (var edge : edges) {
      checkEdge(id, edge, nodes);
    }
    if (edges.stream().noneMatch(edge -> edge.from().equals(USERS))) {
      throw new IllegalArgumentException("topology '%s' has no edge from users".formatted(id));
    }
  }

  /** The node of that name; the error lists those there are. */
  public Node node(String name) {
    return find(nodes, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "topology '%s' has no node '%s'; its nodes are %s"
                        .formatted(id, name, nodes.stream().map(Node::name).toList())));
  }

  /** The edge of that name, {@code from->to}; the error lists those there are. */
  public Edge edge(String name) {
    return edges.stream()
        .filter(edge -> edge.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "topology '%s' has no edge '%s'; its edges are %s"
                        .formatted(id, name, edges.stream().map(Edge::name).toList())));
  }

  /** Edges on which {@code node} is the client. */
  public List<Edge> from(String node) {
    return edges.stream().filter(edge -> edge.from().equals(node)).toList();
  }

  /** Edges on which {@code node} is the server. */
  public List<Edge> to(String node) {
    return edges.stream().filter(edge -> edge.to().equals(node)).toList();
  }

  /** Nodes of one kind, in order. */
  public List<Node> nodes(Class<? extends Kind> kind) {
    return nodes.stream().filter(node -> kind.isInstance(node.kind())).toList();
  }

  /** The same topology with another budget for one node. */
  public Topology with(String node, Budget budget) {
    var changed = node(node);
    return new Topology(
        id,
        name,
        summary,
        nodes.stream()
            .map(
                other ->
                    other.equals(changed)
                        ? new Node(node, other.kind(), other.site(), other.zones(), budget)
                        : other)
            .toList(),
        edges);
  }

  private static Optional<Node> find(List<Node> nodes, String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  private static void checkNames(String id, List<Node> nodes) {
    Set<String> seen = new HashSet<>(Set.of(USERS));
    for (var node : nodes) {
      if (!seen.add(node.name())) {
        throw new IllegalArgumentException(
            "topology '%s' has two nodes named '%s'".formatted(id, node.name()));
      }
    }
  }

  private static void checkEdge(String id, Edge edge, List<Node> nodes) {
    for (var end : List.of(edge.from(), edge.to())) {
      if (end.equals(USERS) && edge.from().equals(USERS)) {
        continue;
      }
      var node =
          find(nodes, end)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "edge %s names a node that topology '%s' does not have; its nodes are %s"
                              .formatted(
                                  edge.name(), id, nodes.stream().map(Node::name).toList())));
      if (!node.zones().contains(edge.zone())) {
        throw new IllegalArgumentException(
            "edge %s needs zone %s, where '%s' does not stand"
                .formatted(edge.name(), edge.zone(), end));
      }
    }
  }
}
