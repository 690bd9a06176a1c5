package loadbearing.analysis.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * A register or a list: who wrote it and who read it, both ordered by call.
 *
 * @param name such as {@code list x}
 * @param writes with any outcome
 * @param reads that were answered
 */
record Row(String name, List<Operation> writes, List<Operation> reads) {
  static List<Row> of(Run run) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (var operation : run.history().of(Operation.class)) {
      switch (operation.action()) {
        case REGISTER_WRITE, LIST_APPEND -> row(rows, operation).writes.add(operation);
        case REGISTER_READ, LIST_READ -> {
          if (operation.outcome() == Outcome.OK && !operation.output().isEmpty()) {
            row(rows, operation).reads.add(operation);
          }
        }
        default -> {
          // Says nothing of a value that was written whole.
        }
      }
    }
    return List.copyOf(rows.values());
  }

  private static Row row(Map<String, Row> rows, Operation operation) {
    return rows.computeIfAbsent(
        Divergence.row(operation), name -> new Row(name, new ArrayList<>(), new ArrayList<>()));
  }

  boolean isList() {
    return name.startsWith("list ");
  }

  /** The read that tells the end: of the newest version, and of those the last. */
  Optional<Operation> last() {
    return reads.stream()
        .max(Comparator.comparingLong(Operation::version).thenComparingLong(Operation::called));
  }

  /** The last read that each database served, by its name. */
  Map<String, Operation> lastByDatabase() {
    Map<String, Operation> last = new HashMap<>();
    reads.forEach(read -> last.put(read.path().database(), read));
    return last;
  }

  List<Operation> written(Outcome outcome) {
    return writes.stream().filter(write -> write.outcome() == outcome).toList();
  }
}
