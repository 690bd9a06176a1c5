package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import loadbearing.check.txn.Isolation.Found;

/** The anomalies found so far; of each kind only the first few are put into words. */
final class Gathered {
  private static final int FEW = 10;

  private final Map<Anomaly, List<Found>> found = new EnumMap<>(Anomaly.class);
  private final Map<Anomaly, Long> counts = new EnumMap<>(Anomaly.class);

  /** Whether no more of {@code anomaly} is wanted. */
  boolean isFull(Anomaly anomaly) {
    return found.containsKey(anomaly) && found.get(anomaly).size() >= FEW;
  }

  /** How often each was seen. */
  Map<Anomaly, Long> counts() {
    return counts;
  }

  /** Counts one more that is not put into words. */
  void count(Anomaly anomaly) {
    counts.merge(anomaly, 1L, Long::sum);
  }

  void add(Anomaly anomaly, Supplier<Found> proof) {
    count(anomaly);
    explain(anomaly, proof);
  }

  /** Puts one into words that was counted already. */
  void explain(Anomaly anomaly, Supplier<Found> proof) {
    if (!isFull(anomaly)) {
      var list = found.computeIfAbsent(anomaly, a -> new ArrayList<>());
      var next = proof.get();
      if (!list.contains(next)) {
        list.add(next);
      }
    }
  }

  List<Found> all() {
    return found.values().stream().flatMap(List::stream).toList();
  }
}
