package loadbearing.report.html;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.analysis.comparison.Toll;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;
import loadbearing.topology.drawing.Labels;
import loadbearing.topology.drawing.Tiers;

/**
 * A topology drawn: users on top, each tier below the one it serves, each box in the colour of what
 * its loss cost users, with what the graph says that it bears; replication dashed, proxied edges
 * thick. Colours come from the page's style.
 */
final class TopologySvg {
  private static final int BOX_WIDTH = 142;
  private static final int BOX_HEIGHT = 58;
  private static final int GAP = 14;
  private static final int RISE = 54;
  private static final int MARGIN = 8;

  private record Spot(double x, double y, double height) {
    double bottom() {
      return y + height;
    }
  }

  private final Topology topology;
  private final Set<String> proxied;
  private final Map<String, Toll.Fate> fates;
  private final List<List<Node>> tiers;
  private final Map<String, Spot> spots = new HashMap<>();
  private final int width;
  private final int height;

  private TopologySvg(Topology topology, Set<String> proxied, Map<String, Toll.Fate> fates) {
    this.topology = topology;
    this.fates = fates;
    this.proxied = topology.spread(proxied);
    tiers = Tiers.of(topology);
    int widest = tiers.stream().mapToInt(List::size).max().orElse(1);
    width = 2 * MARGIN + Math.max(2, widest) * (BOX_WIDTH + GAP) - GAP;
    height = 2 * MARGIN + 28 + tiers.size() * (RISE + BOX_HEIGHT) + 26;
    place();
  }

  /**
   * The drawing as an {@code svg} element.
   *
   * @param proxied names of edges and links
   * @param fates what the loss of a node cost users, by its name
   */
  static String of(Topology topology, Set<String> proxied, Map<String, Toll.Fate> fates) {
    return new TopologySvg(topology, proxied, fates).draw();
  }

  private void place() {
    topology.users().forEach(it -> spots.put(it.name(), new Spot(width / 2.0, MARGIN, 28)));
    for (int tier = 0; tier < tiers.size(); tier++) {
      var nodes = tiers.get(tier);
      double row = nodes.size() * (BOX_WIDTH + GAP) - GAP;
      for (int i = 0; i < nodes.size(); i++) {
        double x = (width - row) / 2 + i * (BOX_WIDTH + GAP) + BOX_WIDTH / 2.0;
        double y = MARGIN + 28 + RISE + tier * (double) (RISE + BOX_HEIGHT);
        spots.put(nodes.get(i).name(), new Spot(x, y, BOX_HEIGHT));
      }
    }
  }

  private String draw() {
    var label =
        "%s: %s"
            .formatted(
                topology.name(),
                topology.edges().stream().map(this::told).collect(Collectors.joining("; ")));
    return "<svg class=\"graph\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(width, height, width, height, Escape.html(label))
        + topology.edges().stream().map(this::line).collect(Collectors.joining())
        + users()
        + topology.servers().stream().map(this::box).collect(Collectors.joining())
        + "</svg>\n";
  }

  private String told(Edge edge) {
    return "%s to %s carries %s".formatted(edge.from(), edge.to(), Labels.of(edge));
  }

  private String users() {
    var spot = spots.get(topology.users().getFirst().name());
    return text(
            "<rect class=\"users\" x=\"%.1f\" y=\"%.1f\" width=\"88\" height=\"28\" rx=\"14\"/>",
            spot.x() - 44, spot.y())
        + text(
            "<text class=\"name\" x=\"%.1f\" y=\"%.1f\">users</text>\n", spot.x(), spot.y() + 19);
  }

  private String box(Node node) {
    var spot = spots.get(node.name());
    var bears = bears(node);
    double left = spot.x() - BOX_WIDTH / 2.0;
    return text(
            "<g class=\"node %s%s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\""
                + " rx=\"%d\"/>",
            node.kind().holdsData() ? "data" : "plain",
            " " + Miniature.style(fates.getOrDefault(node.name(), Toll.Fate.UNTRIED)),
            left,
            spot.y(),
            BOX_WIDTH,
            BOX_HEIGHT,
            node.kind().holdsData() ? 10 : 2)
        + text(
            "<text class=\"name\" x=\"%.1f\" y=\"%.1f\">%s</text>",
            spot.x(), spot.y() + 19, Escape.html(cut(node.name())))
        + text(
            "<text x=\"%.1f\" y=\"%.1f\">%s</text>",
            spot.x(), spot.y() + 34, Escape.html(Labels.of(node.kind()).replaceFirst(" \\(.*", "")))
        + text(
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text></g>\n",
            bears.isEmpty() ? "budget" : "bearing",
            spot.x(),
            spot.y() + 49,
            bears.isEmpty() ? Labels.of(node.budget()) : "bears " + bears);
  }

  private static String cut(String name) {
    return name.length() > 17 ? name.substring(0, 16) + "…" : name;
  }

  /** The goals that end with this node alone. */
  private String bears(Node node) {
    var borne =
        Arrays.stream(Goal.values())
            .filter(
                goal ->
                    StructureFunction.of(topology, goal)
                        .singlePointsOfFailure()
                        .contains(node.name()))
            .map(Labels::of)
            .toList();
    return borne.size() == Goal.values().length ? "everything" : String.join(", ", borne);
  }

  private String line(Edge edge) {
    var from = spots.get(edge.from());
    var to = spots.get(edge.to());
    var style =
        (edge.isReplication() ? "replication" : "flow")
            + (proxied.contains(edge.name()) ? " proxied" : "");
    var tip = "<title>" + Escape.html(edge.name() + " carries " + Labels.of(edge)) + "</title>";
    return text(
        "<path class=\"%s\" d=\"%s\">%s</path>\n",
        style, to.y() > from.y() ? down(from, to) : under(from, to), tip);
  }

  /** To a lower tier; round the boxes of the tiers between, where there are any. */
  private String down(Spot from, Spot to) {
    var between = spots.values().stream().filter(s -> from.y() < s.y() && s.y() < to.y()).toList();
    if (between.isEmpty()) {
      return text("M%.1f %.1f ", from.x(), from.bottom())
          + curve(from.x(), from.bottom(), to.x(), to.y());
    }
    double left = between.stream().mapToDouble(Spot::x).min().orElseThrow() - BOX_WIDTH / 2.0 - GAP;
    double right =
        between.stream().mapToDouble(Spot::x).max().orElseThrow() + BOX_WIDTH / 2.0 + GAP;
    double top = between.stream().mapToDouble(Spot::y).min().orElseThrow();
    double bottom = between.stream().mapToDouble(Spot::bottom).max().orElseThrow();
    double lane = Math.abs(to.x() - left) <= Math.abs(to.x() - right) ? left : right;
    return text("M%.1f %.1f ", from.x(), from.bottom())
        + curve(from.x(), from.bottom(), lane, top)
        + text(" L%.1f %.1f ", lane, bottom)
        + curve(lane, bottom, to.x(), to.y());
  }

  /** The rest of a path from one height to a lower one, upright at both ends. */
  private static String curve(double fromX, double fromY, double toX, double toY) {
    double bend = Math.min(46, (toY - fromY) / 2);
    return text("C%.1f %.1f %.1f %.1f %.1f %.1f", fromX, fromY + bend, toX, toY - bend, toX, toY);
  }

  /** From a node to one beside or above it: below both, so that no box is crossed. */
  private static String under(Spot from, Spot to) {
    double low = Math.max(from.bottom(), to.bottom()) + 26;
    return text(
        "M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f",
        from.x(), from.bottom(), from.x(), low, to.x(), low, to.x(), to.bottom());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
