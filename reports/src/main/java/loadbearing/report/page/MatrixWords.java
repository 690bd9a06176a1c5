package loadbearing.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.report.story.Numbers;
import loadbearing.topology.drawing.Labels;

/** A load-bearing map as a matrix: a row a part, a column a kind of fault. */
final class MatrixWords {
  private MatrixWords() {}

  static Map<String, Object> of(LoadBearingMap map) {
    var verbs =
        map.rows().stream()
            .flatMap(row -> row.cells().stream())
            .flatMap(cell -> cell.tried().stream())
            .map(MatrixWords::verb)
            .distinct()
            .toList();
    return Map.of(
        "verbs",
        verbs,
        "hasVerbs",
        !verbs.isEmpty(),
        "parts",
        map.rows().stream().map(row -> part(map, row, verbs)).toList());
  }

  private static String verb(LoadBearingMap.Tried tried) {
    return tried.fault().split(" ", 2)[0];
  }

  private static Map<String, Object> part(
      LoadBearingMap map, LoadBearingMap.Row row, List<String> verbs) {
    return Map.of(
        "part",
        row.part(),
        "kind",
        MapWords.kind(map.topology(), row.part()),
        "predicted",
        predicted(row),
        "predictedTone",
        row.cells().stream().allMatch(LoadBearingMap.Cell::survives) ? "good" : "bad",
        "cells",
        verbs.stream().map(verb -> cell(row, verb)).toList());
  }

  private static String predicted(LoadBearingMap.Row row) {
    var lost =
        row.cells().stream()
            .filter(cell -> !cell.survives())
            .map(cell -> Labels.of(cell.goal()))
            .collect(Collectors.joining(" and "));
    return lost.isEmpty() ? "nothing is lost" : lost + " are lost";
  }

  private static Map<String, Object> cell(LoadBearingMap.Row row, String verb) {
    List<Map<String, Object>> goals = new ArrayList<>();
    for (var cell : row.cells()) {
      cell.tried().stream()
          .filter(tried -> verb(tried).equals(verb))
          .map(MatrixWords::goal)
          .forEach(goals::add);
    }
    return Map.of("goals", goals, "isTried", !goals.isEmpty());
  }

  private static Map<String, Object> goal(LoadBearingMap.Tried tried) {
    Map<String, Object> words = new HashMap<>(FaultWords.loss(tried.loss()));
    double recovery = tried.loss().recovery();
    words.put("fault", tried.fault());
    words.put("after", Double.isNaN(recovery) ? "" : "back after " + Numbers.seconds(recovery));
    return words;
  }
}
