package loadbearing.check.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import loadbearing.check.column.Scalars;

/**
 * What calls of one model are, and what is wrong with them.
 *
 * @param knows whether a call is of the model
 * @param judge what it says of calls that all are
 */
public record Definition(Predicate<Call> knows, Function<List<Call>, Ruling> judge) {
  /** Calls that returned what is no answer in this model are not judged. */
  public Optional<Call> stranger(List<Call> calls) {
    return calls.stream().filter(call -> !knows.test(call)).findFirst();
  }

  public Ruling ruling(List<Call> calls) {
    return judge.apply(calls);
  }

  /** Jepsen's bank, whose reads are maps of balances. */
  public static Definition bank(
      Scalars scalars, Optional<BigDecimal> total, boolean allowsNegative) {
    var bank = new MapBank(scalars, total, allowsNegative);
    return new Definition(bank::knows, bank::judge);
  }

  /** Jepsen's counter, which {@code first} nobody added to. */
  public static Definition counter(Scalars scalars, BigDecimal first) {
    var counter = new Counts(scalars, first);
    return new Definition(counter::knows, counter::judge);
  }

  /** Jepsen's set, of which the last read counts, and its set-full, of which all do. */
  public static Definition set(Scalars scalars, boolean isLastOnly) {
    var set = new SetReads(scalars, isLastOnly);
    return new Definition(set::knows, set::judge);
  }

  /** Jepsen's total-queue. */
  public static Definition totalQueue(Scalars scalars) {
    var queue = new QueueTotals(scalars);
    return new Definition(queue::knows, queue::judge);
  }

  /** Jepsen's unique-ids. */
  public static Definition uniqueIds(Scalars scalars) {
    var ids = new UniqueIds(scalars);
    return new Definition(ids::knows, ids::judge);
  }

  /** Jepsen's long fork. */
  public static Definition longFork(Scalars scalars) {
    var forks = LongForks.of(scalars);
    return new Definition(forks::knows, forks::judge);
  }

  /** Jepsen's comments. */
  public static Definition comments(Scalars scalars) {
    var comments = new Comments(scalars);
    return new Definition(comments::knows, comments::judge);
  }

  /** Jepsen's sequential. */
  public static Definition sequential(Scalars scalars) {
    var sequential = new Sequential(scalars);
    return new Definition(sequential::knows, sequential::judge);
  }

  /** A lock. */
  public static Definition mutex(BooleanSupplier isOver) {
    return linear(new Automata.Mutex(), isOver);
  }

  /** A queue, in order or not. */
  public static Definition queue(boolean isInOrder, BooleanSupplier isOver) {
    return linear(new Automata.Queue(isInOrder), isOver);
  }

  /** Knossos's set, which is linearizable. */
  public static Definition linearSet(BooleanSupplier isOver) {
    return linear(new Automata.GrowingSet(), isOver);
  }

  /** Knossos's multi-register. */
  public static Definition multiRegister(Scalars scalars, Datum first, BooleanSupplier isOver) {
    return linear(Automata.MultiRegister.of(scalars, first), isOver);
  }

  private static Definition linear(Automaton automaton, BooleanSupplier isOver) {
    return new Definition(automaton::knows, new Linearization(automaton, isOver)::judge);
  }
}
