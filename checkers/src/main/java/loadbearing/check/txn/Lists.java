package loadbearing.check.txn;

import java.util.Arrays;
import java.util.Comparator;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Step;

/**
 * What lists tell of transactions. A read shows all elements there were, in order; so each
 * element's writer comes after the one before it (WW), before those who read it last (WR), and
 * after those who read the list without it (RW).
 */
final class Lists {
  private final StepIndex steps;
  private final Transactions transactions;
  private final Edges edges;
  private final Violations violations;
  private final VersionOrders orders;
  private final boolean[] forked;
  private final LongIntMap updates = new LongIntMap();
  private final Ints wholeReads = new Ints();

  Lists(StepIndex steps, Edges edges, Violations violations) {
    this.steps = steps;
    this.transactions = steps.transactions();
    this.edges = edges;
    this.violations = violations;
    orders = new VersionOrders(steps, violations);
    forked = new boolean[steps.keys()];
  }

  /** Adds the dependencies and says what is wrong. */
  void infer(Known known) {
    for (var key = 0; key < steps.keys(); key++) {
      writes(key);
    }
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isCommitted(t)) {
        for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
          if (orders.isListRead(s)) {
            read(t, s);
          } else if (transactions.step(s) == Step.APPEND) {
            append(t, s);
          }
        }
      }
    }
    unseen(known.versions());
  }

  private void writes(int key) {
    var previous = StepIndex.NONE;
    var dirty = StepIndex.NONE;
    for (var i = 0; i < orders.seen(key); i++) {
      var writer = orders.writer(key, i);
      if (orders.counts(key, i)) {
        if (previous != StepIndex.NONE) {
          edges.add(steps.owner(previous), steps.owner(writer), Dependency.WW, previous);
        }
        if (dirty != StepIndex.NONE && steps.isCommitted(steps.owner(writer))) {
          violations.dirtyUpdate(dirty, writer, orders.longest(key));
          dirty = StepIndex.NONE;
        }
        previous = writer;
      } else if (writer >= 0 && steps.isAborted(steps.owner(writer))) {
        dirty = writer;
      }
    }
  }

  private void read(int transaction, int step) {
    internal(transaction, step);
    if (!orders.isPrefix(step)) {
      fork(transaction, step);
      return;
    }
    var key = steps.key(step);
    var length = orders.length(step);
    if (length > orders.firstAborted(key)) {
      violations.aborted(step, orders.writer(key, orders.firstAborted(key)));
    }
    if (length > orders.firstUnwritten(key)) {
      violations.unwritten(step, transactions.element(step, orders.firstUnwritten(key)));
    }
    if (!isRepeated(step)) {
      dependencies(transaction, step, key, length);
    }
  }

  private boolean isRepeated(int step) {
    var before = steps.before(step);
    return before != StepIndex.NONE
        && orders.isListRead(before)
        && orders.length(before) == orders.length(step);
  }

  private void dependencies(int transaction, int step, int key, int length) {
    var last = orders.countsBefore(key, length);
    var isOwn = last != StepIndex.NONE && steps.owner(orders.writer(key, last)) == transaction;
    if (last != StepIndex.NONE && !isOwn) {
      var writer = orders.writer(key, last);
      edges.add(steps.owner(writer), transaction, Dependency.WR, writer);
      if (last == length - 1 && steps.isOverwritten(writer)) {
        violations.intermediate(step, writer);
      }
    }
    var next = orders.countsFrom(key, length);
    if (next == StepIndex.NONE) {
      wholeReads.add(step);
    } else if (!isOwn) {
      edges.add(transaction, steps.owner(orders.writer(key, next)), Dependency.RW, step);
    }
  }

  /** A transaction that read a version and appended to it: no other may do so. */
  private void append(int transaction, int step) {
    var isFirst = true;
    for (var s = steps.before(step); s != StepIndex.NONE; s = steps.before(s)) {
      isFirst &= !steps.isWrite(s);
      if (orders.isListRead(s) && orders.isPrefix(s) && isIn(step, s)) {
        violations.future(s);
      }
    }
    for (var s = steps.before(step); isFirst && s != StepIndex.NONE; s = steps.before(s)) {
      if (orders.isListRead(s) && orders.isPrefix(s)) {
        update(transaction, s);
      }
    }
  }

  private boolean isIn(int append, int read) {
    return orders.position(append) != StepIndex.NONE
        && orders.length(read) > orders.position(append);
  }

  private void update(int transaction, int read) {
    var version = ((long) steps.key(read) << 32) | orders.length(read);
    var other = updates.putIfAbsent(version, transaction);
    if (other != transaction) {
      violations.lostUpdate(read, other, transaction);
    }
  }

  /** Appends that no read shows come after all that was read. */
  private void unseen(RecordedVersions recorded) {
    var byKey = new Ints[steps.keys()];
    var unread = new Ints();
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isEffective(t)) {
        for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
          if (isUnseen(s)) {
            unseen(byKey, t, s);
            unread.add(s);
          }
        }
      }
    }
    ordered(unread, recorded);
    var readers = new Ints[steps.keys()];
    for (var i = 0; i < wholeReads.size(); i++) {
      var key = steps.key(wholeReads.get(i));
      if (byKey[key] != null) {
        readers[key] = readers[key] == null ? new Ints() : readers[key];
        readers[key].add(wholeReads.get(i));
      }
    }
    for (var key = 0; key < byKey.length; key++) {
      if (byKey[key] != null && readers[key] != null) {
        var reads = readers[key].toArray();
        var owners = Arrays.stream(reads).map(steps::owner).toArray();
        edges.all(owners, reads, byKey[key].toArray(), Dependency.RW);
      }
    }
  }

  /** Where a version is given of appends that nobody saw, they are in its order. */
  private void ordered(Ints unread, RecordedVersions recorded) {
    var sorted =
        Arrays.stream(unread.toArray())
            .filter(step -> recorded.version(step) > 0)
            .boxed()
            .sorted(Comparator.comparingInt(steps::key).thenComparingLong(recorded::version))
            .toList();
    for (var i = 1; i < sorted.size(); i++) {
      var first = sorted.get(i - 1);
      var second = sorted.get(i);
      if (steps.key(first) == steps.key(second)) {
        edges.add(steps.owner(first), steps.owner(second), Dependency.WW, first);
      }
    }
  }

  private boolean isUnseen(int step) {
    var key = steps.key(step);
    return transactions.step(step) == Step.APPEND
        && !forked[key]
        && !orders.repeats(key)
        && orders.position(step) == StepIndex.NONE
        && steps.writer(key, transactions.value(step)) == step;
  }

  private void unseen(Ints[] byKey, int transaction, int step) {
    var key = steps.key(step);
    byKey[key] = byKey[key] == null ? new Ints() : byKey[key];
    if (byKey[key].isEmpty() || byKey[key].last() != transaction) {
      byKey[key].add(transaction);
      var last = orders.countsBefore(key, orders.seen(key));
      if (last != StepIndex.NONE) {
        var writer = orders.writer(key, last);
        edges.add(steps.owner(writer), transaction, Dependency.WW, writer);
      }
    }
  }

  /** A read has to show what the same transaction read before, and then what it appended. */
  private void internal(int transaction, int step) {
    var end = orders.length(step);
    var before = steps.before(step);
    while (before != StepIndex.NONE && steps.isWrite(before)) {
      end--;
      if (end < 0 || transactions.element(step, end) != transactions.value(before)) {
        violations.internal(step, before);
        return;
      }
      before = steps.before(before);
    }
    if (before != StepIndex.NONE && orders.isListRead(before) && !isSame(before, step, end)) {
      violations.internal(step, before);
    }
  }

  private boolean isSame(int before, int step, int end) {
    if (orders.length(before) != end) {
      return false;
    }
    for (var i = 0; i < end; i++) {
      if (transactions.element(before, i) != transactions.element(step, i)) {
        return false;
      }
    }
    return true;
  }

  private void fork(int transaction, int step) {
    var key = steps.key(step);
    forked[key] = true;
    violations.incompatible(step, orders.longest(key));
    elementsOf(transaction, step);
  }

  /** What can be said of a read that does not fit the others: each element by itself. */
  private void elementsOf(int transaction, int step) {
    var seen = new LongIntMap();
    for (var i = 0; i < orders.length(step); i++) {
      var value = transactions.element(step, i);
      var writer = steps.writer(steps.key(step), value);
      if (seen.putIfAbsent(value, i) != i && writer >= 0) {
        violations.duplicate(step, writer);
      }
      if (writer == StepIndex.NONE) {
        violations.unwritten(step, value);
      } else if (writer >= 0 && steps.isAborted(steps.owner(writer))) {
        violations.aborted(step, writer);
      }
      if (writer > step && steps.owner(writer) == transaction) {
        violations.future(step);
      }
      if (writer >= 0) {
        ownOrder(step, writer, seen);
      }
      if (i == orders.length(step) - 1 && writer >= 0) {
        lastOf(transaction, step, writer);
      }
    }
  }

  /** What the same transaction appended before stands before it, in what was seen so far. */
  private void ownOrder(int step, int writer, LongIntMap seen) {
    var earlier = VersionOrders.appendBefore(steps, writer);
    if (earlier != StepIndex.NONE
        && steps.writer(steps.key(step), transactions.value(earlier)) == earlier
        && seen.get(transactions.value(earlier)) == LongIntMap.NONE
        && !steps.isAborted(steps.owner(writer))) {
      violations.disordered(step, earlier, writer);
    }
  }

  private void lastOf(int transaction, int step, int writer) {
    steps.seen(writer);
    if (steps.owner(writer) != transaction && steps.isEffective(steps.owner(writer))) {
      edges.add(steps.owner(writer), transaction, Dependency.WR, writer);
      if (steps.isOverwritten(writer)) {
        violations.intermediate(step, writer);
      }
    }
  }
}
