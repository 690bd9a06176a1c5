package loadbearing.harness.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows with all their versions, so that a replica can show what was there a while ago. */
final class MemoryStore {
  /** One write in so many is lost where the store forgets. */
  private static final int LOST = 20;

  /** A version of a row. */
  record Row(long at, String value, long version) {}

  private final boolean forgets;
  private final Map<String, List<Row>> rows = new TreeMap<>();

  /** When each operation wrote. */
  private final Map<Long, Long> writes = new TreeMap<>();

  private int acknowledged;

  MemoryStore(boolean forgets) {
    this.forgets = forgets;
  }

  /** What was there at a moment; empty if nobody had written. */
  synchronized Optional<Row> read(String key, long moment) {
    return rows.getOrDefault(key, List.of()).stream()
        .filter(row -> row.at() <= moment)
        .reduce((earlier, later) -> later);
  }

  /** Writes, and tells the version; a write that is lost is acknowledged like any other. */
  synchronized long write(String key, String value, long operation, long now) {
    long version = read(key, now).map(Row::version).orElse(0L) + 1;
    acknowledged++;
    if (!forgets || acknowledged % LOST != 0) {
      rows.computeIfAbsent(key, it -> new ArrayList<>()).add(new Row(now, value, version));
      writes.put(operation, now);
    }
    return version;
  }

  /** The operations that had written at a moment. */
  synchronized List<Long> writes(long moment) {
    return writes.entrySet().stream()
        .filter(write -> write.getValue() <= moment)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What was there at a moment, as a store of its own. */
  synchronized MemoryStore fork(long moment) {
    var fork = new MemoryStore(forgets);
    rows.forEach(
        (key, versions) ->
            fork.rows.put(
                key,
                new ArrayList<>(versions.stream().filter(row -> row.at() <= moment).toList())));
    writes.forEach(
        (operation, at) -> {
          if (at <= moment) {
            fork.writes.put(operation, at);
          }
        });
    return fork;
  }

  /** Nothing was written. */
  synchronized void clear() {
    rows.clear();
    writes.clear();
  }
}
