package loadbearing.check.txn;

import static java.util.Map.entry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The anomalies that somebody asks for by name: each with those that are a case of it, as Elle
 * expands its names.
 */
public final class AnomalyWords {
  /** What is a case of which: a cycle of writes is one of writes and reads, and so on. */
  private static final Map<String, List<String>> CASES =
      Map.ofEntries(
          entry("G0-process", List.of("G0")),
          entry("G0-realtime", List.of("G0-process")),
          entry("G1", List.of("G1a", "G1b", "G1c")),
          entry("G1-process", List.of("G1", "G1c-process")),
          entry("G1-realtime", List.of("G1-process", "G1c-realtime")),
          entry("G1a", List.of("incompatible-order", "dirty-update")),
          entry("G1c", List.of("G0", "future-read")),
          entry("G1c-process", List.of("G1c", "G0-process")),
          entry("G1c-realtime", List.of("G1c-process", "G0-realtime")),
          entry("G-single", List.of("G-single-item")),
          entry("G-single-process", List.of("G-single", "G-single-item-process")),
          entry("G-single-realtime", List.of("G-single-process", "G-single-item-realtime")),
          entry("G-single-item-process", List.of("G-single-item")),
          entry("G-single-item-realtime", List.of("G-single-item-process")),
          entry("G-nonadjacent", List.of("G-single", "G-nonadjacent-item")),
          entry(
              "G-nonadjacent-process",
              List.of("G-nonadjacent", "G-single-process", "G-nonadjacent-item-process")),
          entry(
              "G-nonadjacent-realtime",
              List.of("G-nonadjacent-process", "G-single-realtime", "G-nonadjacent-item-realtime")),
          entry("G-nonadjacent-item", List.of("G-single-item")),
          entry(
              "G-nonadjacent-item-process", List.of("G-nonadjacent-item", "G-single-item-process")),
          entry(
              "G-nonadjacent-item-realtime",
              List.of("G-nonadjacent-item-process", "G-single-item-realtime")),
          entry("G2-item", List.of("G-nonadjacent-item", "lost-update")),
          entry("G2-item-process", List.of("G2-item", "G-nonadjacent-item-process")),
          entry("G2-item-realtime", List.of("G2-item-process", "G-nonadjacent-item-realtime")),
          entry("G2", List.of("G2-item", "G-nonadjacent")),
          entry("G2-process", List.of("G2", "G2-item-process", "G-nonadjacent-process")),
          entry("G2-realtime", List.of("G2-process", "G2-item-realtime", "G-nonadjacent-realtime")),
          entry("write-skew", List.of("G2-item")),
          entry("GSIb", List.of("G-single")));

  /** Names of Elle's that need to know when a transaction began, a cursor or a predicate. */
  private static final Set<String> NOT_SOUGHT =
      Set.of(
          "GSI",
          "GSIa",
          "G-SI",
          "G-SIb",
          "G-cursor",
          "G-monotonic",
          "G-MSR",
          "G-update",
          "predicate-read-miss");

  private AnomalyWords() {}

  /**
   * The anomalies that {@code word} names.
   *
   * @throws IllegalArgumentException if there is none; it says which word is near
   */
  public static Set<Anomaly> of(String word) {
    if (NOT_SOUGHT.contains(word)) {
      throw new IllegalArgumentException(
          "anomaly '%s' cannot be told from steps by key, and is not looked for; there are %s"
              .formatted(word, String.join(", ", all())));
    }
    if (!all().contains(word)) {
      throw new IllegalArgumentException(
          "no anomaly '%s'; did you mean '%s'? There are %s"
              .formatted(word, Nearest.to(word, all()), String.join(", ", all())));
    }
    Set<String> names = new TreeSet<>();
    var queue = new ArrayDeque<>(List.of(word));
    while (!queue.isEmpty()) {
      var name = queue.poll();
      if (names.add(name)) {
        queue.addAll(CASES.getOrDefault(name, List.of()));
      }
    }
    var anomalies = EnumSet.noneOf(Anomaly.class);
    Arrays.stream(Anomaly.values()).filter(a -> names.contains(a.word())).forEach(anomalies::add);
    return anomalies;
  }

  /** All names there are. */
  public static List<String> all() {
    Set<String> words = new TreeSet<>(CASES.keySet());
    Arrays.stream(Anomaly.values()).map(Anomaly::word).forEach(words::add);
    return new ArrayList<>(words);
  }
}
