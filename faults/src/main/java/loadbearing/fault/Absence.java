package loadbearing.fault;

import java.util.HashSet;
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
 * @param places sites, with all that is there, and links, with all that goes over them
 */
public record Absence(Set<String> nodes, Set<String> edges, Set<String> places) {
  public Absence {
    nodes = Set.copyOf(nodes);
    edges = Set.copyOf(edges);
    places = Set.copyOf(places);
  }

  /** All is there. */
  public static Absence none() {
    return new Absence(Set.of(), Set.of(), Set.of());
  }

  /** One node is away. */
  public static Absence ofNode(String node) {
    return new Absence(Set.of(node), Set.of(), Set.of());
  }

  /** One edge is away. */
  public static Absence ofEdge(String edge) {
    return new Absence(Set.of(), Set.of(edge), Set.of());
  }

  /** One site, or one link, is away. */
  public static Absence ofPlace(String place) {
    return new Absence(Set.of(), Set.of(), Set.of(place));
  }

  /** What of it {@code topology} has at all, in nodes and edges. */
  public Absence in(Topology topology) {
    var servers = topology.servers().stream().map(Node::name).collect(Collectors.toSet());
    var links = topology.edges().stream().map(Edge::name).collect(Collectors.toSet());
    var gone = kept(nodes, servers::contains);
    topology.servers().stream()
        .filter(node -> places.contains(node.site()))
        .forEach(node -> gone.add(node.name()));
    var cut = kept(edges, links::contains);
    topology.links().stream()
        .filter(link -> places.contains(link.name()))
        .flatMap(link -> topology.over(link).stream())
        .forEach(edge -> cut.add(edge.name()));
    return new Absence(gone, cut, Set.of());
  }

  /** All of them, in alphabetical order. */
  public Set<String> parts() {
    return Stream.of(nodes, edges, places)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether all is there. */
  public boolean isEmpty() {
    return nodes.isEmpty() && edges.isEmpty() && places.isEmpty();
  }

  private static Set<String> kept(Set<String> names, Predicate<String> wanted) {
    return names.stream().filter(wanted).collect(Collectors.toCollection(HashSet::new));
  }
}
