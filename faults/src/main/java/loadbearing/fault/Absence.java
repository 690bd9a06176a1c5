package loadbearing.fault;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/**
 * The parts of a topology that nobody can use while a fault lasts. Empty if the fault only makes
 * something slower or smaller.
 *
 * @param nodes that serve nobody
 * @param edges over which nothing can be had, {@code from->to}; one that goes the other way between
 *     the same two nodes is another edge, and is there
 */
public record Absence(Set<String> nodes, Set<String> edges) {
  public Absence {
    nodes = Set.copyOf(nodes);
    edges = Set.copyOf(edges);
  }

  /** All is there. */
  public static Absence none() {
    return new Absence(Set.of(), Set.of());
  }

  /** One node is away. */
  public static Absence ofNode(String node) {
    return new Absence(Set.of(node), Set.of());
  }

  /** One edge is away. */
  public static Absence ofEdge(String edge) {
    return new Absence(Set.of(), Set.of(edge));
  }

  /** What of it {@code topology} has at all. */
  public Absence in(Topology topology) {
    var servers = topology.servers().stream().map(Node::name).collect(Collectors.toSet());
    var links = topology.edges().stream().map(Edge::name).collect(Collectors.toSet());
    return new Absence(kept(nodes, servers::contains), kept(edges, links::contains));
  }

  /** Nodes and edges, in alphabetical order. */
  public Set<String> parts() {
    return Stream.concat(nodes.stream(), edges.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether all is there. */
  public boolean isEmpty() {
    return nodes.isEmpty() && edges.isEmpty();
  }

  private static Set<String> kept(Set<String> names, Predicate<String> wanted) {
    return names.stream().filter(wanted).collect(Collectors.toSet());
  }
}
