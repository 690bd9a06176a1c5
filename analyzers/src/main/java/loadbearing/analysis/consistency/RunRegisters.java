package loadbearing.analysis.consistency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.column.Scalars;
import loadbearing.history.History;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;

/**
 * The register operations of a run as columns; a label is an operation's id.
 *
 * <p>Warm-up is included, for what it wrote is there. A register that was there before is known by
 * its reads: if exactly one value was read that the run never wrote, the register held it at first;
 * else it was absent.
 */
final class RunRegisters {
  /** The status by which the app node says that a compare-and-set found another value. */
  private static final int CONFLICT = 409;

  private final Operations columns = new Operations();
  private final Scalars scalars = new Scalars();
  private final Map<String, Integer> keys = new LinkedHashMap<>();
  private final List<Operation> operations = new ArrayList<>();

  RunRegisters(History history) {
    for (var operation : history.of(Operation.class)) {
      switch (operation.action()) {
        case REGISTER_READ -> read(operation);
        case REGISTER_WRITE -> write(operation);
        case REGISTER_CAS -> compareAndSet(operation);
        default -> {
          // Not about a register.
        }
      }
    }
  }

  Operations columns() {
    return columns;
  }

  Scalars scalars() {
    return scalars;
  }

  /** Names of the keys, by number. */
  List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  /** The operation that column {@code index} is about. */
  Operation operation(int index) {
    return operations.get(index);
  }

  /** Every key's value before the first write. */
  long[] initials() {
    Map<Integer, Set<Long>> written = new HashMap<>();
    Map<Integer, Set<Long>> unwritten = new HashMap<>();
    for (var i = 0; i < columns.size(); i++) {
      if (!columns.isRemoved(i) && columns.kind(i) == Kind.WRITE) {
        of(written, columns.key(i)).add(columns.value(i));
      } else if (!columns.isRemoved(i) && columns.kind(i) == Kind.COMPARE_AND_SET) {
        of(written, columns.key(i)).add(columns.second(i));
      }
    }
    for (var i = 0; i < columns.size(); i++) {
      var isRead = !columns.isRemoved(i) && columns.kind(i) == Kind.READ;
      if (isRead && !of(written, columns.key(i)).contains(columns.value(i))) {
        of(unwritten, columns.key(i)).add(columns.value(i));
      }
    }
    var initials = new long[keys.size()];
    for (var key = 0; key < initials.length; key++) {
      var candidates = of(unwritten, key);
      initials[key] = candidates.size() == 1 ? candidates.iterator().next() : Scalars.NIL;
    }
    return initials;
  }

  private static Set<Long> of(Map<Integer, Set<Long>> sets, int key) {
    return sets.computeIfAbsent(key, k -> new HashSet<>());
  }

  private void read(Operation operation) {
    if (operation.outcome() == Outcome.OK && !operation.output().isEmpty()) {
      add(operation, Kind.READ, JsonScalars.scalar(operation.output(), scalars), Scalars.NIL);
    }
  }

  private void write(Operation operation) {
    if (operation.outcome() != Outcome.FAILED) {
      add(operation, Kind.WRITE, JsonScalars.scalar(operation.input(), scalars), Scalars.NIL);
    }
  }

  private void compareAndSet(Operation operation) {
    var pair = JsonScalars.pair(operation.input(), scalars);
    // A mismatch was evaluated and answered, so it is OK, and yet wrote nothing.
    if (operation.status() == CONFLICT) {
      add(operation, Kind.MISMATCH, pair[0], Scalars.NIL);
    } else if (operation.outcome() != Outcome.FAILED) {
      add(operation, Kind.COMPARE_AND_SET, pair[0], pair[1]);
    }
  }

  private void add(Operation operation, Kind kind, long value, long second) {
    var key = keys.computeIfAbsent(operation.key(), k -> keys.size());
    var index = columns.call(kind, operation.process(), key, value, second, operation.called());
    if (operation.outcome() == Outcome.UNKNOWN) {
      columns.giveUp(index, operation.id());
    } else {
      columns.complete(index, operation.returned(), operation.id());
    }
    operations.add(operation);
  }
}
