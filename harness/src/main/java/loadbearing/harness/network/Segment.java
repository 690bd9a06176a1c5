package loadbearing.harness.network;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/** A zone of one site: one container network. */
public record Segment(String site, Zone zone) implements Comparable<Segment> {

  /** All segments of a topology, in a fixed order. */
  public static Set<Segment> of(Topology topology) {
    Set<Segment> segments = new TreeSet<>();
    topology.nodes().forEach(node -> segments.addAll(of(topology, node)));
    return segments;
  }

  /** Those of a node: its own zones, and those of other sites whose servers it is a client of. */
  static Set<Segment> of(Topology topology, Node node) {
    Set<Segment> segments = new TreeSet<>();
    node.zones().forEach(zone -> segments.add(new Segment(node.site(), zone)));
    topology.from(node.name()).forEach(edge -> segments.add(of(topology, edge)));
    return segments;
  }

  /** Where the traffic of an edge flows: where its server stands. */
  static Segment of(Topology topology, Edge edge) {
    return new Segment(topology.node(edge.to()).site(), edge.zone());
  }

  @Override
  public int compareTo(Segment other) {
    int sites = site.compareTo(other.site);
    return sites != 0 ? sites : zone.compareTo(other.zone);
  }

  @Override
  public String toString() {
    return site + "-" + zone.name().toLowerCase(Locale.ROOT);
  }
}
