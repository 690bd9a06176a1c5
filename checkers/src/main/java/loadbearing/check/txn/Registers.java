package loadbearing.check.txn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Step;

/**
 * What registers with unique writes tell of transactions. A read names its writer (WR). The order
 * of versions is known as far as the initial value comes first, a transaction that read a version
 * wrote a later one, the database reported it, or real time shows it; those who read a version come
 * before those who wrote a later one (RW).
 *
 * <p>That a transaction's write is later than what it read needs no proof: if it were earlier, its
 * reader-writer would depend on itself by WW and WR, a G1c, which is worse than what is inferred.
 */
final class Registers {
  private final StepIndex steps;
  private final Transactions transactions;
  private final Edges edges;
  private final Violations violations;

  /** By version (the step that wrote it; of initial values, steps + key) who read it. */
  private final Groups readers;

  /** The first read of a value that nobody wrote stands for its version. */
  private final Map<Value, Integer> unwritten = new HashMap<>();

  private record Value(int key, long value) {}

  Registers(StepIndex steps, Edges edges, Violations violations) {
    this.steps = steps;
    this.transactions = steps.transactions();
    this.edges = edges;
    this.violations = violations;
    readers = new Groups(steps.size() + steps.keys());
  }

  /** Adds the dependencies and says what is wrong. */
  void infer(Known known) {
    forEachStep(this::read);
    readers.close();
    forEachStep(readers::fill);
    overwritten();
    new RegisterVersions(steps, edges, violations, readers).infer(known);
  }

  private void forEachStep(Groups.Taker taker) {
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isCommitted(t)) {
        for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
          if (!steps.isWrite(s) && !steps.isList(steps.key(s))) {
            taker.take(s, version(s));
          }
        }
      }
    }
  }

  /** The version that a read is of, -1 if that is its own, or not known. */
  private int version(int step) {
    if (!isFirstOfItsValue(step)) {
      return -1;
    }
    var key = steps.key(step);
    var value = transactions.value(step);
    var writer = steps.writer(key, value);
    if (writer == StepIndex.NONE) {
      return steps.isInitial(value)
          ? steps.size() + key
          : unwritten.computeIfAbsent(new Value(key, value), v -> step);
    }
    return writer >= 0 && steps.owner(writer) != steps.owner(step) ? writer : -1;
  }

  /** Whether its transaction neither wrote the register before nor read the same just before. */
  private boolean isFirstOfItsValue(int step) {
    var last = steps.before(step);
    if (last != StepIndex.NONE && transactions.value(last) == transactions.value(step)) {
      return false;
    }
    for (var s = last; s != StepIndex.NONE; s = steps.before(s)) {
      if (steps.isWrite(s)) {
        return false;
      }
    }
    return true;
  }

  private void read(int step, int version) {
    internal(step);
    var writer = steps.writer(steps.key(step), transactions.value(step));
    if (writer >= 0) {
      written(step, writer);
    } else if (writer == StepIndex.NONE && !steps.isInitial(transactions.value(step))) {
      violations.unwritten(step, transactions.value(step));
    }
    if (version >= 0) {
      readers.count(version);
    }
  }

  private void written(int step, int writer) {
    var reader = steps.owner(step);
    if (steps.owner(writer) == reader) {
      if (writer > step) {
        violations.future(step);
      }
    } else if (steps.isAborted(steps.owner(writer))) {
      violations.aborted(step, writer);
    } else {
      steps.seen(writer);
      edges.add(steps.owner(writer), reader, Dependency.WR, writer);
      if (steps.isOverwritten(writer)) {
        violations.intermediate(step, writer);
      }
    }
  }

  /** Those who read a version come before those who read it and wrote the next. */
  private void overwritten() {
    for (var version = 0; version < readers.groups(); version++) {
      var reads = readers.of(version);
      var updaters = new Ints();
      for (var read : reads) {
        if (writesAfter(read) && (updaters.isEmpty() || updaters.last() != steps.owner(read))) {
          updaters.add(steps.owner(read));
        }
      }
      if (!updaters.isEmpty()) {
        var owners = Arrays.stream(reads).map(steps::owner).toArray();
        edges.all(owners, reads, updaters.toArray(), Dependency.RW);
      }
      lostUpdates(reads, updaters);
    }
  }

  private void lostUpdates(int[] reads, Ints updaters) {
    for (var i = 1; i < updaters.size(); i++) {
      violations.lostUpdate(reads[0], updaters.get(0), updaters.get(i));
    }
  }

  private boolean writesAfter(int read) {
    var owner = steps.owner(read);
    for (var s = read + 1; s < transactions.endStep(owner); s++) {
      if (transactions.step(s) == Step.WRITE && steps.key(s) == steps.key(read)) {
        return true;
      }
    }
    return false;
  }

  private void internal(int step) {
    var before = steps.before(step);
    if (before != StepIndex.NONE && transactions.value(before) != transactions.value(step)) {
      violations.internal(step, before);
      unrepeated(step, before);
    }
  }

  /**
   * Two versions of others in one transaction: whichever is the later, the transaction read it and
   * comes before it for the other that it read.
   */
  private void unrepeated(int step, int before) {
    if (steps.isWrite(before) || !isFirstOfItsValue(step)) {
      return;
    }
    var first = version(before);
    var second = version(step);
    var isKnown = isCommitted(first) && isCommitted(second);
    if (isKnown && (isInitial(first) || isInitial(second) || owner(first) != owner(second))) {
      violations.unrepeated(step, isInitial(second) ? first : second);
    }
  }

  private int owner(int version) {
    return steps.owner(version);
  }

  private boolean isInitial(int version) {
    return version >= steps.size();
  }

  /** Whether the version was not rolled back. */
  private boolean isCommitted(int version) {
    return isInitial(version)
        || version >= 0 && steps.isWrite(version) && !steps.isAborted(owner(version));
  }
}
