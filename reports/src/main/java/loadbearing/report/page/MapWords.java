package loadbearing.report.page;

import java.util.HashMap;
import java.util.Map;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.drawing.Labels;

/** A load-bearing map in words. */
final class MapWords {
  private MapWords() {}

  static Map<String, Object> of(LoadBearingMap map) {
    var topology = map.topology();
    return Map.of(
        "architecture",
        topology.id() + " " + topology.name(),
        "rows",
        map.rows().stream().map(row -> row(topology, row)).toList());
  }

  private static Map<String, Object> row(Topology topology, LoadBearingMap.Row row) {
    return Map.of(
        "part", row.part(),
        "kind", kind(topology, row.part()),
        "cells", row.cells().stream().map(MapWords::cell).toList());
  }

  static String kind(Topology topology, String part) {
    return topology.servers().stream()
        .filter(node -> node.name().equals(part))
        .map(Node::kind)
        .map(Labels::of)
        .findFirst()
        .orElse("link");
  }

  private static Map<String, Object> cell(LoadBearingMap.Cell cell) {
    return Map.of(
        "goal", Labels.of(cell.goal()),
        "predicted", cell.survives() ? "goes on" : "lost",
        "predictedTone", cell.survives() ? "good" : "bad",
        "isTried", !cell.tried().isEmpty(),
        "tried", cell.tried().stream().map(MapWords::tried).toList());
  }

  private static Map<String, Object> tried(LoadBearingMap.Tried tried) {
    Map<String, Object> words = new HashMap<>(FaultWords.loss(tried.loss()));
    words.put("fault", tried.fault().split(" at ", 2)[0]);
    return words;
  }
}
