package loadbearing.analysis.txn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import loadbearing.analysis.txn.Isolation.Found;

/** The anomalies found so far; of each kind only the first few are put into words. */
final class Gathered {
  private static final int FEW = 10;

  private final Map<Anomaly, List<Found>> found = new EnumMap<>(Anomaly.class);

  /** Whether no more of {@code anomaly} is wanted. */
  boolean isFull(Anomaly anomaly) {
    return found.containsKey(anomaly) && found.get(anomaly).size() >= FEW;
  }

  void add(Anomaly anomaly, Supplier<Found> proof) {
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
