package loadbearing.report.html;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.analysis.comparison.Toll;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.drawing.Tiers;

/**
 * An architecture at a glance: a column a tier, users at the left, each part in the colour of what
 * its loss cost users, and with a mark that says the same without colour. Round are those who pass
 * requests on, square who answers, drums hold data.
 */
final class Miniature {
  private static final int COLUMN = 46;
  private static final int ROW = 24;
  private static final int EDGE = 14;

  private record Spot(double x, double y) {}

  private final LoadBearingMap map;
  private final Map<String, Spot> spots = new HashMap<>();
  private final int width;
  private final int height;

  private Miniature(LoadBearingMap map) {
    this.map = map;
    var tiers = Tiers.of(map.topology());
    int tallest = tiers.stream().mapToInt(List::size).max().orElse(1);
    width = 2 * EDGE + tiers.size() * COLUMN;
    height = 2 * EDGE + (tallest - 1) * ROW;
    map.topology().users().forEach(it -> spots.put(it.name(), new Spot(EDGE, height / 2.0)));
    for (int tier = 0; tier < tiers.size(); tier++) {
      var nodes = tiers.get(tier);
      for (int i = 0; i < nodes.size(); i++) {
        double y = height / 2.0 + (i - (nodes.size() - 1) / 2.0) * ROW;
        spots.put(nodes.get(i).name(), new Spot(EDGE + (tier + 1) * COLUMN, y));
      }
    }
  }

  /** The drawing as an {@code svg} element. */
  static String of(LoadBearingMap map) {
    return new Miniature(map).draw();
  }

  /** The class of a part whose loss cost users so much. */
  static String style(Toll.Fate fate) {
    return switch (fate) {
      case WENT_ON -> "kept";
      case PARTLY -> "hurt";
      case LOST -> "lost";
      case UNTRIED -> "untried";
    };
  }

  /** What the loss of each node cost, by its name. */
  static Map<String, Toll.Fate> fates(LoadBearingMap map) {
    return map.rows().stream()
        .collect(
            Collectors.toMap(
                LoadBearingMap.Row::part, LoadBearingMap.Row::fate, (one, other) -> one));
  }

  private String draw() {
    var fates = fates(map);
    var nodes = map.topology().servers();
    return text(
            "<svg class=\"mini\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                + " aria-label=\"%s\">",
            width, height, width, height, Escape.html(told(fates)))
        + map.topology().edges().stream().map(this::line).collect(Collectors.joining())
        + map.topology().users().stream()
            .map(it -> spots.get(it.name()))
            .map(
                it ->
                    text("<circle class=\"us\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", it.x(), it.y()))
            .collect(Collectors.joining())
        + nodes.stream()
            .map(node -> part(node, fates.getOrDefault(node.name(), Toll.Fate.UNTRIED)))
            .collect(Collectors.joining())
        + "</svg>";
  }

  private String told(Map<String, Toll.Fate> fates) {
    return map.topology().servers().stream()
        .map(node -> node.name() + " " + words(fates.getOrDefault(node.name(), Toll.Fate.UNTRIED)))
        .collect(Collectors.joining(", ", map.topology().name() + ": ", ""));
  }

  private static String words(Toll.Fate fate) {
    return switch (fate) {
      case WENT_ON -> "not missed";
      case PARTLY -> "missed by some";
      case LOST -> "missed";
      case UNTRIED -> "not tried";
    };
  }

  private String line(Edge edge) {
    var from = spots.get(edge.from());
    var to = spots.get(edge.to());
    if (from == null || to == null) {
      return "";
    }
    var style = edge.isReplication() ? " class=\"copy\"" : "";
    // Those of one column are joined by a bow, or the line would be under the parts between.
    return from.x() == to.x()
        ? text(
            "<path%s d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\"/>",
            style, from.x(), from.y(), from.x() + 20, (from.y() + to.y()) / 2, to.x(), to.y())
        : text("<path%s d=\"M%.1f %.1fL%.1f %.1f\"/>", style, from.x(), from.y(), to.x(), to.y());
  }

  private String part(Node node, Toll.Fate fate) {
    var spot = spots.get(node.name());
    return text(
        "<g class=\"%s\" transform=\"translate(%.1f %.1f)\"><title>%s: %s</title>%s%s</g>",
        style(fate),
        spot.x(),
        spot.y(),
        Escape.html(node.name()),
        words(fate),
        outline(node),
        mark(fate));
  }

  private static String outline(Node node) {
    if (node.kind().holdsData()) {
      return "<path d=\"M-8-6C-8-10 8-10 8-6V6C8 10-8 10-8 6Z\"/>";
    }
    return node.kind() instanceof Kind.LoadBalancer || node.kind() instanceof Kind.DatabaseBalancer
        ? "<circle r=\"8.5\"/>"
        : "<rect x=\"-8\" y=\"-8\" width=\"16\" height=\"16\" rx=\"2\"/>";
  }

  private static String mark(Toll.Fate fate) {
    return switch (fate) {
      case LOST -> "<path class=\"mark\" d=\"M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5\"/>";
      case PARTLY -> "<path class=\"mark\" d=\"M-4 0H4\"/>";
      case WENT_ON, UNTRIED -> "";
    };
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
