package loadbearing.topology.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;

/**
 * A topology as text for a terminal: its nodes, its edges, and what it is predicted to survive. No
 * line ends in a space.
 */
public final class Outline {
  private Outline() {}

  /** The outline with no edge proxied. */
  public static String of(Topology topology, double nodeAvailability) {
    return of(topology, nodeAvailability, Set.of());
  }

  /**
   * The outline.
   *
   * @param nodeAvailability of every node alone, in [0, 1], for the predicted availability
   * @param proxied names of edges that pass a proxy, {@code from->to}
   */
  public static String of(Topology topology, double nodeAvailability, Set<String> proxied) {
    var text = new StringBuilder();
    text.append(topology.id()).append(" ").append(topology.name()).append("\n");
    text.append(topology.summary()).append('\n');
    text.append("\nmachines\n").append(machines(topology));
    text.append("\nnodes, from the users inwards\n").append(nodes(topology));
    text.append("\nedges\n").append(edges(topology, proxied));
    for (var goal : Goal.values()) {
      text.append('\n')
          .append(prediction(StructureFunction.of(topology, goal), topology, nodeAvailability));
    }
    return text.toString();
  }

  /** The size that every machine has, or who has which. */
  private static String machines(Topology topology) {
    var bySize =
        topology.servers().stream()
            .collect(
                Collectors.groupingBy(
                    node -> Labels.of(node.budget()),
                    LinkedHashMap::new,
                    Collectors.mapping(Node::name, Collectors.joining(", "))));
    return bySize.size() == 1
        ? "  each %s\n".formatted(bySize.keySet().iterator().next())
        : table(bySize.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
  }

  private static String nodes(Topology topology) {
    return table(
        Tiers.of(topology).stream()
            .flatMap(List::stream)
            .map(
                node ->
                    List.of(node.name(), Labels.of(node.kind()), node.site(), Labels.zones(node)))
            .toList());
  }

  private static String edges(Topology topology, Set<String> proxied) {
    return table(
        topology.edges().stream()
            .map(
                edge ->
                    List.of(
                        edge.from() + " -> " + edge.to(),
                        edge.zone().name().toLowerCase(Locale.ROOT),
                        Labels.of(edge),
                        proxied.contains(edge.name()) ? "proxied" : ""))
            .toList());
  }

  private static String prediction(
      StructureFunction structure, Topology topology, double nodeAvailability) {
    Map<String, Double> each =
        topology.servers().stream().collect(Collectors.toMap(Node::name, node -> nodeAvailability));
    var singles = structure.singlePointsOfFailure();
    return Labels.of(structure.goal())
        + "\n"
        + table(
            List.of(
                List.of(
                    "single points of failure",
                    singles.isEmpty() ? "none" : String.join(", ", singles)),
                List.of("ended by the loss of", sets(structure.cutSets())),
                List.of(
                    "predicted availability",
                    String.format(
                        Locale.ROOT,
                        "%.6f if each node alone has %s",
                        structure.availability(each),
                        nodeAvailability))));
  }

  private static String sets(List<Set<String>> sets) {
    Function<Set<String>, String> together = set -> String.join(" + ", set);
    return sets.stream().map(together).collect(Collectors.joining("; "));
  }

  private static String table(List<List<String>> rows) {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    var cells =
        IntStream.range(0, row.size())
            .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
            .collect(Collectors.joining("  "));
    return "  " + cells.stripTrailing() + "\n";
  }
}
