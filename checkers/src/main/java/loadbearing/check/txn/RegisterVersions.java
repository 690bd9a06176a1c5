package loadbearing.check.txn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Transactions;

/** What the order of a register's versions tells, from the initial value, reports and real time. */
final class RegisterVersions {
  /** So many contradictions of one read are enough. */
  private static final int ENOUGH = 8;

  /** So many versions around one read are looked at. */
  private static final int FAR = 256;

  private final StepIndex steps;
  private final Transactions transactions;
  private final Edges edges;
  private final Violations violations;
  private final Groups readers;

  /** Pairs of versions of which is known which is older; many accesses show the same. */
  private LongIntMap ordered = new LongIntMap();

  RegisterVersions(StepIndex steps, Edges edges, Violations violations, Groups readers) {
    this.steps = steps;
    this.transactions = steps.transactions();
    this.edges = edges;
    this.violations = violations;
    this.readers = readers;
  }

  void infer(Known given) {
    var accesses = accesses();
    var isOrdered = !transactions.isCompletionsOnly();
    var known = isOrdered ? known() : new long[0];
    for (var key = 0; key < steps.keys(); key++) {
      var ofKey = accesses.of(key);
      var writes = Arrays.stream(ofKey).filter(steps::isWrite).toArray();
      ordered = new LongIntMap();
      initial(key, writes);
      reported(writes, given.versions());
      if (isOrdered) {
        sessions(ofKey, given.assumed().contains(Assumption.SEQUENTIAL_KEYS));
      }
      if (isOrdered && given.assumed().contains(Assumption.LINEARIZABLE_KEYS)) {
        linear(ofKey);
      }
      if (given.assumed().contains(Assumption.WFR_KEYS)) {
        followReads(writes);
      }
      if (known.length > 0) {
        realTime(ofKey, known);
      }
    }
  }

  /** Last writes, and reads of others' versions, by key in the order of calls. */
  private Groups accesses() {
    var accesses = new Groups(steps.keys());
    forEachAccess((step, key) -> accesses.count(key));
    accesses.close();
    forEachAccess(accesses::fill);
    return accesses;
  }

  private void forEachAccess(Groups.Taker taker) {
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isEffective(t)) {
        for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
          if (isAccess(t, s)) {
            taker.take(s, steps.key(s));
          }
        }
      }
    }
  }

  private boolean isAccess(int transaction, int step) {
    if (steps.isList(steps.key(step))) {
      return false;
    }
    return steps.isWrite(step)
        ? !steps.isOverwritten(step) && version(step) >= 0
        : steps.isCommitted(transaction)
            && steps.before(step) == StepIndex.NONE
            && version(step) >= 0
            && steps.owner(version(step)) != transaction;
  }

  /** The write whose version an access is of; negative if it is the initial one or not known. */
  private int version(int step) {
    return steps.writer(steps.key(step), transactions.value(step));
  }

  private void initial(int key, int[] writes) {
    var reads = readers.of(steps.size() + key);
    var owners = Arrays.stream(reads).map(steps::owner).toArray();
    edges.all(owners, reads, Arrays.stream(writes).map(steps::owner).toArray(), Dependency.RW);
  }

  private void reported(int[] writes, RecordedVersions recorded) {
    var ordered =
        IntStream.of(writes)
            .filter(step -> recorded.version(step) > 0)
            .boxed()
            .sorted(Comparator.comparingLong(recorded::version))
            .mapToInt(Integer::intValue)
            .toArray();
    for (var i = 0; i + 1 < ordered.length; i++) {
      var first = ordered[i];
      var second = ordered[i + 1];
      if (recorded.version(first) == recorded.version(second)) {
        violations.sameVersion(first, second, recorded.version(first));
      } else {
        edges.add(steps.owner(first), steps.owner(second), Dependency.WW, first);
        for (var read : readers.of(first)) {
          edges.add(steps.owner(read), steps.owner(second), Dependency.RW, read);
        }
      }
    }
  }

  /**
   * A process that came across a version and later across another: from snapshot isolation in
   * sessions on, the other is later, for else the process would go back.
   */
  private void sessions(int[] accesses, boolean isAssumed) {
    var last = new LongIntMap();
    var earlier = new int[accesses.length];
    for (var j = 0; j < accesses.length; j++) {
      var process = transactions.process(steps.owner(accesses[j]));
      earlier[j] = last.get(process);
      var i = earlier[j];
      for (var n = 0; i >= 0 && n < ENOUGH; i = earlier[i], n++) {
        if (transactions.returned(steps.owner(accesses[i])) <= called(accesses[j])) {
          precedes(accesses[i], accesses[j], isAssumed, Dependency.RW_SESSION);
        }
      }
      if (steps.isCommitted(steps.owner(accesses[j]))) {
        last.put(process, j);
      }
    }
  }

  /** What was over before another began was of an earlier version, if of another. */
  private void linear(int[] accesses) {
    ordered = new LongIntMap();
    for (var j = 0; j < accesses.length; j++) {
      for (int i = j - 1, n = 0; i >= Math.max(0, j - FAR) && n < ENOUGH; i--) {
        if (transactions.returned(steps.owner(accesses[i])) < called(accesses[j])) {
          precedes(accesses[i], accesses[j], true, Dependency.RW);
          n++;
        }
      }
    }
  }

  /** The version of the first access comes before that of the second, if it is another. */
  private void precedes(int first, int second, boolean isAssumed, Dependency otherwise) {
    var older = version(first);
    var newer = version(second);
    var pair = ((long) older << 32) | newer;
    if (steps.owner(older) == steps.owner(newer) || ordered.get(pair) != LongIntMap.NONE) {
      return;
    }
    ordered.put(pair, 1);
    if (isAssumed) {
      edges.add(steps.owner(older), steps.owner(newer), Dependency.WW, older);
    }
    for (var read : readers.of(older)) {
      edges.add(steps.owner(read), steps.owner(newer), isAssumed ? Dependency.RW : otherwise, read);
    }
  }

  private void followReads(int[] writes) {
    for (var write : writes) {
      for (var s = steps.before(write); s != StepIndex.NONE; s = steps.before(s)) {
        var version = steps.isWrite(s) ? -1 : version(s);
        if (version >= 0) {
          edges.add(steps.owner(version), steps.owner(write), Dependency.WW, version);
        }
      }
    }
  }

  /** By version, when it was there for certain. */
  private long[] known() {
    var known = new long[steps.size()];
    Arrays.fill(known, Transactions.OPEN);
    for (var version = 0; version < steps.size(); version++) {
      if (steps.isWrite(version) && steps.isEffective(steps.owner(version))) {
        known[version] = transactions.returned(steps.owner(version));
        for (var read : readers.of(version)) {
          known[version] = Math.min(known[version], transactions.returned(steps.owner(read)));
        }
      }
    }
    return known;
  }

  /**
   * A version was there, later another was read or written: that one is later. So whoever reads the
   * first comes before the writer of the second.
   */
  private void realTime(int[] accesses, long[] known) {
    for (var i = 0; i < accesses.length; i++) {
      if (!steps.isWrite(accesses[i])) {
        var since = known[version(accesses[i])];
        backward(accesses, i, since);
        forward(accesses, i, since);
      }
    }
  }

  private void backward(int[] accesses, int at, long since) {
    var enough = 0;
    for (var j = at - 1; j >= Math.max(0, at - FAR) && enough < ENOUGH; j--) {
      if (called(accesses[j]) <= since) {
        return;
      }
      enough += later(accesses[at], accesses[j]) ? 1 : 0;
    }
  }

  private void forward(int[] accesses, int at, long since) {
    var end = transactions.returned(steps.owner(accesses[at]));
    for (var j = at + 1; j < Math.min(accesses.length, at + FAR); j++) {
      if (called(accesses[j]) >= end) {
        return;
      }
      if (called(accesses[j]) > since) {
        later(accesses[at], accesses[j]);
      }
    }
  }

  private long called(int step) {
    return transactions.called(steps.owner(step));
  }

  /**
   * Adds that {@code other} is of a later version than {@code read}; whether it was over before.
   */
  private boolean later(int read, int other) {
    var writer = version(other);
    var differs =
        steps.owner(writer) != steps.owner(version(read))
            && steps.owner(other) != steps.owner(version(read));
    if (!differs || steps.owner(writer) == steps.owner(read)) {
      return false;
    }
    edges.add(steps.owner(read), steps.owner(writer), Dependency.RW_TIMED, read);
    return transactions.returned(steps.owner(other)) < called(read);
  }
}
