package loadbearing.check.linear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;

/**
 * Makes a proof small: finds few operations which no order explains, whatever one assumes of the
 * others.
 *
 * <p>An operation that is left out need not have happened: a read is gone, a write may have taken
 * effect between its call and its return, or never. So what is left proves the violation together
 * with nothing but the times of the other writes of the values concerned. First the shortest
 * stretch of time before the failing return is looked for that suffices, then everything in it is
 * left out in turn, large parts first.
 */
final class Shrink {
  private static final Duration LONGEST_TEST = Duration.ofMillis(500);

  private final KeyHistory history;
  private final int failing;
  private final long horizon;
  private final Limit limit;

  Shrink(KeyHistory history, int failing, Limit limit) {
    this.history = history;
    this.failing = failing;
    this.horizon = history.returned[failing];
    this.limit = limit;
  }

  /** A small part of {@code suspects} that proves it, or all of them if none could be left out. */
  Decision.Broken shrink(Collection<Integer> suspects) {
    var kept = window(byReturn(suspects));
    for (var part = kept.size() / 2; part >= 1 && !limit.isOver(); part /= 2) {
      kept = without(kept, part);
    }
    return new Decision.Broken(failing, List.copyOf(new TreeSet<>(kept)));
  }

  /** Everything that may matter, what returned first first; the failing operation is the last. */
  private List<Integer> byReturn(Collection<Integer> suspects) {
    return suspects.stream()
        .filter(i -> i != failing && history.called[i] <= horizon)
        .sorted((a, b) -> Long.compare(history.returned[a], history.returned[b]))
        .toList();
  }

  private List<Integer> window(List<Integer> candidates) {
    // What is open at the end is counted too, and is always within the last of them.
    var open = candidates.stream().filter(i -> history.returned[i] > horizon).count();
    for (var length = (int) open + 4; length < candidates.size(); length *= 2) {
      var kept = candidates.subList(candidates.size() - length, candidates.size());
      if (isBroken(kept)) {
        return new ArrayList<>(kept);
      }
    }
    return new ArrayList<>(candidates);
  }

  private List<Integer> without(List<Integer> all, int part) {
    var kept = all;
    for (var at = 0; at < kept.size() && !limit.isOver(); ) {
      List<Integer> fewer = new ArrayList<>(kept.subList(0, at));
      fewer.addAll(kept.subList(Math.min(at + part, kept.size()), kept.size()));
      if (isBroken(fewer)) {
        kept = fewer;
      } else {
        at += part;
      }
    }
    return kept;
  }

  private boolean isBroken(List<Integer> kept) {
    var chosen = new TreeSet<>(kept);
    chosen.add(failing);
    var parts = new TreeSet<>(chosen);
    parts.addAll(looseWrites(chosen));
    var part = history.only(parts);
    var loose = new BitSet();
    var at = 0;
    for (var i : parts) {
      loose.set(at++, !chosen.contains(i));
    }
    var puzzle = new Puzzle(part, loose, horizon);
    return new Search(puzzle, limit.atMost(LONGEST_TEST)).run() instanceof Decision.Broken;
  }

  /** What else may have made the values that those in {@code chosen} ask for. */
  private List<Integer> looseWrites(Set<Integer> chosen) {
    Set<Long> asked = new HashSet<>();
    for (var i = 0; i < history.size; i++) {
      if (chosen.contains(i) || history.kinds[i] == Kind.COMPARE_AND_SET) {
        asked.add(history.values[i]);
      }
    }
    var anyValue =
        history.hasAppends() || chosen.stream().anyMatch(i -> history.kinds[i] == Kind.MISMATCH);
    return IntStream.range(0, history.size)
        .filter(i -> history.called[i] <= horizon && !chosen.contains(i))
        .filter(i -> anyValue || asked.contains(result(i)))
        .boxed()
        .toList();
  }

  private long result(int i) {
    return switch (history.kinds[i]) {
      case COMPARE_AND_SET -> history.seconds[i];
      case READ, WRITE, MISMATCH, APPEND -> history.values[i];
    };
  }

  /** All operations of a history that are called by the return of {@code failing}. */
  static List<Integer> suspects(KeyHistory history, int failing) {
    var horizon = history.returned[failing];
    return IntStream.range(0, history.size)
        .filter(i -> history.called[i] <= horizon && horizon != Operations.OPEN)
        .boxed()
        .toList();
  }
}
