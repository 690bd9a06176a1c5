package loadbearing.topology.drawing;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/**
 * A topology as a Mermaid flowchart: sites and zones as subgraphs (a node of several zones stands
 * in the one nearest to the users), replication dotted, proxied edges thick.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid flowcharts</a>
 */
public final class Mermaid {
  private Mermaid() {}

  /** The flowchart, with no edge proxied. */
  public static String of(Topology topology) {
    return of(topology, Set.of());
  }

  /** The flowchart; {@code proxied} are names of edges, {@code from->to}. */
  public static String of(Topology topology, Set<String> proxied) {
    var text = new StringBuilder("flowchart LR\n");
    topology.users().forEach(it -> text.append("  %s((%s))\n".formatted(it.name(), it.name())));
    for (var site : topology.sites()) {
      text.append("  subgraph %s [%s]\n".formatted(site, site));
      for (var zone : Zone.values()) {
        zone(text, topology, site, zone);
      }
      text.append("  end\n");
    }
    for (var edge : topology.edges()) {
      text.append("  %s %s %s\n".formatted(edge.from(), arrow(edge, proxied), edge.to()));
    }
    return text.toString();
  }

  private static void zone(StringBuilder text, Topology topology, String site, Zone zone) {
    var nodes =
        topology.servers().stream()
            .filter(node -> node.site().equals(site) && outermost(node) == zone)
            .map(Mermaid::box)
            .collect(Collectors.joining());
    if (!nodes.isEmpty()) {
      var name = zone.name().toLowerCase(Locale.ROOT);
      text.append("    subgraph %s-%s [%s]\n%s    end\n".formatted(site, name, name, nodes));
    }
  }

  private static String box(Node node) {
    var label =
        "%s<br/>%s<br/>%s".formatted(node.name(), Labels.of(node.kind()), Labels.of(node.budget()));
    return "      %s%s\n"
        .formatted(
            node.name(), node.kind().holdsData() ? "[(\"" + label + "\")]" : "[\"" + label + "\"]");
  }

  private static String arrow(Edge edge, Set<String> proxied) {
    var isProxied = proxied.contains(edge.name());
    var label = Labels.of(edge) + (isProxied ? ", proxied" : "");
    if (edge.isReplication()) {
      return "-. \"%s\" .->".formatted(label);
    }
    return isProxied ? "== \"%s\" ==>".formatted(label) : "-- \"%s\" -->".formatted(label);
  }

  private static Zone outermost(Node node) {
    return new TreeSet<>(node.zones()).first();
  }
}
