package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import loadbearing.check.txn.Sentences.Link;

/**
 * Looks for an order of every object's versions that a level allows, where the data leaves several.
 *
 * <p>Of a version, one who read it, and another version of the same register, the other's writer
 * comes before the version's own or after the reader; where transactions overlap, of two writers of
 * an object one commits before the other begins. A sequence of all transactions is repaired until
 * it keeps all of that: where one way is closed the other follows, where both are open one is
 * tried, and where both are closed the last try that had to do with it is turned around, and what
 * it took to see that is remembered as the reason. So it ends, and says that there is no order only
 * if there is none.
 *
 * <p>Levels that allow a reader to be ahead of what it read need no search: any sequence will do
 * that respects who wrote for whom.
 *
 * @see <a href="https://doi.org/10.14778/3583140.3583145">Huang and others, Efficient Black-box
 *     Checking of Snapshot Isolation in Databases, 2023</a>
 */
final class VersionSearch {
  private final StepIndex steps;
  private final Moments moments;
  private final Graph dependencies;
  private final Sequence sequence;
  private final boolean isConstrained;
  private final BooleanSupplier isOver;
  private final Groups writers;
  private final Groups readers;
  private final Trail trail;
  private boolean isRepaired;
  private Optional<Trail.Reason> contradiction = Optional.empty();

  /** What came of a search. */
  sealed interface Outcome {
    /**
     * This order explains it.
     *
     * @param places by transaction, where it commits, from 1
     */
    record Explained(int[] places) implements Outcome {}

    /** No order does, as these show together. */
    record Impossible(Set<Integer> transactions, Set<Link> links) implements Outcome {}

    /** It took too long. */
    record Abandoned() implements Outcome {}
  }

  /**
   * Prepares a search.
   *
   * @param dependencies what is known, without a cycle that {@code promised} forbids
   * @param isSerial whether an order is wanted that is serializable, where the level may be weaker
   * @param order that has to be kept: 0 none, 1 that of a process, 2 that of real time too
   * @param isOver whether to give up, asked again and again
   */
  VersionSearch(
      StepIndex steps,
      Graph dependencies,
      Level promised,
      boolean isSerial,
      int order,
      BooleanSupplier isOver) {
    this.steps = steps;
    this.dependencies = dependencies;
    this.isOver = isOver;
    isConstrained = promised.implies(Level.SNAPSHOT_ISOLATION) || isSerial;
    var flows = promised.implies(Level.READ_COMMITTED) ? Dependency.FLOWS : Dependency.WRITES;
    var anti = isConstrained ? Dependency.anti(order) : 0;
    moments =
        Moments.of(
            dependencies,
            flows | Dependency.ordered(order) | anti,
            steps.transactions().size(),
            isConstrained && !isSerial);
    sequence = new Sequence(moments.graph());
    trail = new Trail(sequence);
    writers = new Groups(steps.keys());
    readers = new Groups(steps.size());
  }

  Outcome run() {
    if (!sequence.sort(times())) {
      return new Outcome.Abandoned();
    }
    group();
    isRepaired = isConstrained;
    while (isRepaired) {
      isRepaired = false;
      for (var key = 0; key < steps.keys(); key++) {
        repair(key);
        if (contradiction.isPresent()) {
          return new Outcome.Impossible(
              contradiction.get().transactions(), contradiction.get().links());
        }
        if (isRepaired && isOver.getAsBoolean()) {
          return new Outcome.Abandoned();
        }
      }
    }
    return new Outcome.Explained(places());
  }

  private long[] times() {
    var transactions = steps.transactions();
    var times = new long[moments.graph().nodes()];
    Arrays.fill(times, Long.MIN_VALUE);
    for (var t = 0; t < transactions.size(); t++) {
      times[moments.begin(t)] = transactions.returned(t);
      times[moments.commit(t)] = transactions.returned(t);
    }
    return times;
  }

  private int[] places() {
    var places = new int[steps.transactions().size()];
    Arrays.setAll(places, t -> sequence.rank(moments.commit(t)) + 1);
    return places;
  }

  private void group() {
    forEach((step, key) -> writers.count(key), (step, version) -> readers.count(version));
    writers.close();
    readers.close();
    forEach(writers::fill, readers::fill);
  }

  /** Every object's last writes of a transaction, and the reads of them by others. */
  private void forEach(Groups.Taker write, Groups.Taker read) {
    var transactions = steps.transactions();
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t);
          steps.isEffective(t) && s < transactions.endStep(t);
          s++) {
        if (steps.isWrite(s)) {
          if (!steps.isOverwritten(s)) {
            write.take(s, steps.key(s));
          }
        } else if (steps.isCommitted(t) && !steps.isList(steps.key(s)) && !wroteBefore(s)) {
          var writer = steps.writer(steps.key(s), transactions.value(s));
          if (writer >= 0 && steps.owner(writer) != t) {
            read.take(s, writer);
          }
        }
      }
    }
  }

  private boolean wroteBefore(int step) {
    for (var s = steps.before(step); s != StepIndex.NONE; s = steps.before(s)) {
      if (steps.isWrite(s)) {
        return true;
      }
    }
    return false;
  }

  private void repair(int key) {
    var ordered = byCommit(key);
    for (var i = 0; i + 1 < ordered.length && contradiction.isEmpty(); i++) {
      var version = ordered[i];
      var next = ordered[i + 1];
      overlap(version, next);
      for (var read : readers.of(version)) {
        overtaken(version, next, read);
      }
    }
  }

  private int[] byCommit(int key) {
    var writes = writers.of(key);
    var sorted = new long[writes.length];
    for (var i = 0; i < sorted.length; i++) {
      sorted[i] = ((long) commitRank(writes[i]) << 32) | writes[i];
    }
    Arrays.sort(sorted);
    return Arrays.stream(sorted).mapToInt(code -> (int) code).toArray();
  }

  private int commitRank(int step) {
    return sequence.rank(commit(step));
  }

  private int begin(int step) {
    return moments.begin(steps.owner(step));
  }

  private int commit(int step) {
    return moments.commit(steps.owner(step));
  }

  /** Of two writers of one object one commits before the other begins. */
  private void overlap(int version, int next) {
    if (commitRank(version) < commitRank(next)
        && sequence.rank(begin(next)) < commitRank(version)) {
      isRepaired = true;
      var before = new Way(commit(version), begin(next));
      var after = new Way(commit(next), begin(version));
      choose(before, after, version, next);
    }
  }

  /** Whoever read a version comes before the next, or the next was none. */
  private void overtaken(int version, int next, int read) {
    if (contradiction.isEmpty()
        && steps.owner(read) != steps.owner(next)
        && commitRank(version) < commitRank(next)
        && commitRank(next) < sequence.rank(begin(read))) {
      isRepaired = true;
      var before = new Way(begin(read), commit(next));
      var after = new Way(commit(next), begin(version));
      if (isLikelyOlder(next, version, read)) {
        choose(after, before, version, next, read);
      } else {
        choose(before, after, version, next, read);
      }
    }
  }

  /** By time: it had returned before the read was called, and was called before the version was. */
  private boolean isLikelyOlder(int other, int version, int read) {
    var transactions = steps.transactions();
    return transactions.returned(steps.owner(other)) < transactions.called(steps.owner(read))
        && transactions.called(steps.owner(other)) < transactions.returned(steps.owner(version));
  }

  /** One of two edges. */
  record Way(int first, int second) {}

  private void choose(Way likely, Way other, int... because) {
    var owners = new HashSet<Integer>();
    Arrays.stream(because).map(steps::owner).forEach(owners::add);
    var closing = new Ints();
    var isLikelyClosed = sequence.leads(likely.second(), likely.first(), closing);
    var alsoClosing = new Ints();
    var isOtherClosed = sequence.leads(other.second(), other.first(), alsoClosing);
    if (isLikelyClosed && isOtherClosed) {
      var reason = reason(closing, owners).and(reason(alsoClosing, owners));
      contradiction = trail.turn(reason);
    } else if (isLikelyClosed) {
      trail.follow(other, reason(closing, owners));
    } else if (isOtherClosed) {
      trail.follow(likely, reason(alsoClosing, owners));
    } else {
      trail.attempt(likely, other, owners);
    }
  }

  /** The way lists its edges from its end to its beginning. */
  private Trail.Reason reason(Ints way, Set<Integer> owners) {
    List<Integer> added = new ArrayList<>();
    Set<Link> links = new HashSet<>();
    var transactions = new HashSet<>(owners);
    var first = -1;
    var dependency = -1;
    for (var i = way.size() - 1; i >= 0; i--) {
      var edge = way.get(i);
      if (!sequence.isKnown(edge)) {
        added.add(edge);
        continue;
      }
      var origin = moments.graph().step(edge);
      if (origin >= 0 && dependencies.kind(origin) != Dependency.THROUGH) {
        first = moments.transaction(sequence.from(edge));
        dependency = origin;
      }
      var second = moments.transaction(sequence.to(edge));
      if (first >= 0 && second >= 0 && first != second) {
        links.add(
            new Link(first, second, dependencies.kind(dependency), dependencies.step(dependency)));
        transactions.add(first);
        transactions.add(second);
        first = -1;
      }
    }
    return new Trail.Reason(added, links, transactions);
  }
}
