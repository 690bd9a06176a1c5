package loadbearing.node.failover;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last sign that a primary writes, from each place that it is watched from: its own answer, and
 * what each replica received from it.
 *
 * @param last by the name of the database that shows it
 */
record Signs(Map<String, Sign> last) {
  static final Signs NONE = new Signs(Map.of());

  /**
   * @param transactions those there were
   * @param since when there were that many for the first time
   */
  record Sign(GtidSet transactions, long since) {}

  Signs {
    last = Map.copyOf(last);
  }

  /** With what another look shows of {@code primary}. */
  Signs after(Look look, String primary) {
    Map<String, Sign> next = new TreeMap<>(last);
    look.databases()
        .keySet()
        .forEach(place -> sign(look, place, primary).ifPresent(it -> next.put(place, it)));
    return new Signs(next);
  }

  private Optional<Sign> sign(Look look, String place, String primary) {
    return shown(look, place, primary)
        .map(
            now -> {
              var before = last.get(place);
              return before != null && before.transactions().covers(now)
                  ? before
                  : new Sign(now, look.at());
            });
  }

  private static Optional<GtidSet> shown(Look look, String place, String primary) {
    if (place.equals(primary)) {
      return look.there(place).map(Look.There::executed);
    }
    return look.source(place).equals(Optional.of(primary))
        ? look.there(place).map(Look.There::received)
        : Optional.empty();
  }

  /**
   * Whether any place shows more in {@code later} than before. One that shows something for the
   * first time does: what it has may have come just now.
   */
  boolean grewTo(Signs later) {
    return !last.equals(later.last);
  }

  /** How long that place has shown nothing new, in nanoseconds; 0 if it showed nothing yet. */
  long silence(String place, long now) {
    var sign = last.get(place);
    return sign == null ? 0 : now - sign.since();
  }
}
