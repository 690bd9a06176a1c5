package loadbearing.check.linear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Scalars;

/**
 * Decides whether operations on registers are linearizable, each key by itself: a history is
 * linearizable if and only if every object's part of it is [1].
 *
 * <p>Small keys come first; the first one that is not ends the search. [1] M. Herlihy, J. Wing:
 * Linearizability: A Correctness Condition for Concurrent Objects. ACM TOPLAS 12 (3), 1990, theorem
 * 1.
 */
public final class Linear {
  private static final Duration LONGEST_SHRINK = Duration.ofSeconds(2);

  private final Operations operations;
  private final List<KeyHistory> histories;
  private final Limit limit;

  private Linear(Operations operations, List<KeyHistory> histories, Limit limit) {
    this.operations = operations;
    this.histories = histories;
    this.limit = limit;
  }

  /**
   * Decides it.
   *
   * @param initials every key's value before the first write, codes of {@code scalars}
   */
  public static Linearized decide(
      Operations operations, long[] initials, Scalars scalars, Limit limit) {
    var histories = KeyHistory.split(operations, initials, scalars);
    return new Linear(operations, histories, limit).decide();
  }

  private Linearized decide() {
    var order =
        IntStream.range(0, histories.size())
            .boxed()
            .sorted(Comparator.comparingInt(key -> histories.get(key).size))
            .toList();
    List<String> undecided = new ArrayList<>();
    for (var key : order) {
      var history = histories.get(key);
      switch (decide(history, limit)) {
        case Decision.Explained() -> {}
        case Decision.Broken broken -> {
          return broken(history, broken);
        }
        case Decision.GaveUp gaveUp -> undecided.add(undecided(history, gaveUp));
      }
    }
    return undecided.isEmpty()
        ? new Linearized(Optional.of(true), -1, List.of(), "")
        : new Linearized(Optional.empty(), -1, List.of(), why(undecided));
  }

  static Decision decide(KeyHistory history, Limit limit) {
    if (!history.isSorted()) {
      throw new IllegalArgumentException("operations must be in the order of their calls");
    }
    if (history.hasUniqueWrites()) {
      return new Zones(history).decide();
    }
    return search(history, limit);
  }

  static Decision search(KeyHistory history, Limit limit) {
    return new Search(new Puzzle(history, new BitSet(), Long.MAX_VALUE), limit).run();
  }

  /** A small proof of what {@code broken} says. */
  static Decision.Broken shrink(KeyHistory history, Decision.Broken broken, Limit limit) {
    var known = AppendProof.find(history, broken.failing());
    if (known.isPresent()) {
      return new Decision.Broken(broken.failing(), known.get());
    }
    var suspects =
        broken.proof().isEmpty() ? Shrink.suspects(history, broken.failing()) : broken.proof();
    return new Shrink(history, broken.failing(), limit).shrink(suspects);
  }

  private Linearized broken(KeyHistory history, Decision.Broken broken) {
    var patience = Limit.of(limit.ticker(), LONGEST_SHRINK, limit.memoryBytes());
    var small = shrink(history, broken, patience);
    var others =
        small.proof().stream().filter(i -> i != small.failing()).map(i -> history.sources[i]);
    return new Linearized(
        Optional.of(false), history.sources[small.failing()], others.toList(), "");
  }

  private String undecided(KeyHistory history, Decision.GaveUp gaveUp) {
    var done =
        IntStream.range(0, history.size)
            .filter(i -> history.returned[i] < history.returned[gaveUp.explained()])
            .count();
    return "%s after the first %d of %d operations on key number %d were explained"
        .formatted(gaveUp.why(), done, history.size, operations.key(history.sources[0]));
  }

  private static String why(List<String> undecided) {
    var rest = undecided.size() - 1;
    return undecided.getFirst() + (rest == 0 ? "" : ", and %d more keys".formatted(rest));
  }
}
