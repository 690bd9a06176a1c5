package loadbearing.harness.network;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/**
 * A zone of one site, or of a link between two: one container network. Those who are clients of
 * servers in another site, and these servers, stand on the link; nobody else does.
 *
 * @param place the site's name, or the link's
 */
public record Segment(String place, Zone zone) implements Comparable<Segment> {

  /** All segments of a topology, in a fixed order. */
  public static Set<Segment> of(Topology topology) {
    Set<Segment> segments = new TreeSet<>();
    topology.nodes().forEach(node -> segments.addAll(of(topology, node)));
    return segments;
  }

  /** Those of a node: its own zones, and the links that it reaches others over, or they it. */
  static Set<Segment> of(Topology topology, Node node) {
    Set<Segment> segments = new TreeSet<>();
    node.zones().forEach(zone -> segments.add(new Segment(node.site(), zone)));
    topology.edges().stream()
        .filter(edge -> edge.from().equals(node.name()) || edge.to().equals(node.name()))
        .forEach(edge -> segments.add(of(topology, edge)));
    return segments;
  }

  /** Where the traffic of an edge flows: in its site, or over a link. */
  static Segment of(Topology topology, Edge edge) {
    var site = topology.node(edge.from()).site();
    return topology
        .link(site, topology.node(edge.to()).site())
        .map(link -> new Segment(link.name(), edge.zone()))
        .orElseGet(() -> new Segment(site, edge.zone()));
  }

  @Override
  public int compareTo(Segment other) {
    int places = place.compareTo(other.place);
    return places != 0 ? places : zone.compareTo(other.zone);
  }

  @Override
  public String toString() {
    return place + "-" + zone.name().toLowerCase(Locale.ROOT);
  }
}
