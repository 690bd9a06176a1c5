package loadbearing.analysis.txn;

import java.util.Arrays;
import loadbearing.analysis.check.column.Scalars;
import loadbearing.analysis.check.column.Transactions;
import loadbearing.analysis.check.column.Transactions.Step;

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
  private final Steps steps;
  private final Transactions transactions;
  private final Edges edges;
  private final Gathered gathered;
  private final Sentences sentences;

  /** By version (the step that wrote it; of initial values, steps + key) who read it. */
  private final Groups readers;

  Registers(Steps steps, Edges edges, Gathered gathered, Sentences sentences) {
    this.steps = steps;
    this.transactions = steps.transactions();
    this.edges = edges;
    this.gathered = gathered;
    this.sentences = sentences;
    readers = new Groups(steps.size() + steps.keys());
  }

  /** Adds the dependencies and says what is wrong. */
  void infer(RecordedVersions recorded) {
    forEachStep(this::read);
    readers.close();
    forEachStep(readers::fill);
    overwritten();
    new RegisterVersions(steps, edges, gathered, sentences, readers).infer(recorded);
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
    if (steps.before(step) != Steps.NONE) {
      return -1;
    }
    if (transactions.value(step) == Scalars.NIL) {
      return steps.size() + steps.key(step);
    }
    var writer = steps.writer(steps.key(step), transactions.value(step));
    return writer >= 0 && isFrom(writer, step) ? writer : -1;
  }

  private boolean isFrom(int writer, int read) {
    return steps.owner(writer) != steps.owner(read) && !steps.isAborted(steps.owner(writer));
  }

  private void read(int step, int version) {
    internal(step);
    if (transactions.value(step) != Scalars.NIL) {
      var writer = steps.writer(steps.key(step), transactions.value(step));
      if (writer == Steps.NONE) {
        unwritten(step);
      } else if (writer >= 0) {
        written(step, writer);
      }
    }
    if (version >= 0) {
      readers.count(version);
    }
  }

  private void written(int step, int writer) {
    var reader = steps.owner(step);
    if (steps.owner(writer) == reader) {
      if (writer > step) {
        future(step);
      }
    } else if (steps.isAborted(steps.owner(writer))) {
      gathered.add(Anomaly.G1A, () -> Lists.abortedRead(step, writer, steps, sentences));
    } else {
      steps.seen(writer);
      edges.add(steps.owner(writer), reader, Dependency.WR, writer);
      if (steps.isOverwritten(writer)) {
        gathered.add(Anomaly.G1B, () -> Lists.intermediateRead(step, writer, steps, sentences));
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
      var first = updaters.get(0);
      var second = updaters.get(i);
      gathered.add(Anomaly.LOST_UPDATE, () -> Lists.lostUpdate(reads[0], first, second, sentences));
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
    if (before != Steps.NONE && transactions.value(before) != transactions.value(step)) {
      gathered.add(
          Anomaly.INTERNAL,
          () ->
              sentences.found(
                  Anomaly.INTERNAL,
                  "T1 read %s from %s after it had itself %s %s"
                      .formatted(
                          sentences.value(step),
                          sentences.key(step),
                          steps.isWrite(before) ? "written" : "read",
                          sentences.value(before)),
                  steps.owner(step)));
    }
  }

  private void future(int step) {
    gathered.add(
        Anomaly.FUTURE_READ,
        () ->
            sentences.found(
                Anomaly.FUTURE_READ,
                "T1 read %s from %s and wrote it only afterwards"
                    .formatted(sentences.value(step), sentences.key(step)),
                steps.owner(step)));
  }

  private void unwritten(int step) {
    gathered.add(
        Anomaly.UNWRITTEN_READ,
        () ->
            sentences.found(
                Anomaly.UNWRITTEN_READ,
                "T1 read %s from %s, which nobody wrote"
                    .formatted(sentences.value(step), sentences.key(step)),
                steps.owner(step)));
  }
}
