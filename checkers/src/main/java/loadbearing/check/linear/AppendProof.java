package loadbearing.check.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import loadbearing.check.column.Operations.Kind;

/**
 * Short proofs about strings that only grow: one or two operations next to the read that cannot be
 * explained.
 *
 * <p>Where nothing but appends changes a string, what was appended stays, so:
 *
 * <ul>
 *   <li>a read that was called after an append had returned has to contain what it appended;
 *   <li>of two reads one has to begin with the other, the later one with the earlier;
 *   <li>what was appended by operations one after the other has to be read in that order.
 * </ul>
 */
final class AppendProof {
  private final KeyHistory history;
  private final int failing;
  private final String read;

  AppendProof(KeyHistory history, int failing) {
    this.history = history;
    this.failing = failing;
    this.read = text(failing);
  }

  /** Operations that, with the failing one, prove it; empty if there is no proof of this kind. */
  static Optional<List<Integer>> find(KeyHistory history, int failing) {
    var onlyGrows =
        history.hasAppends()
            && history.kinds[failing] == Kind.READ
            && history.text(history.initial).isEmpty();
    for (var i = 0; i < history.size; i++) {
      var kind = history.kinds[i];
      var isPast = history.called[i] <= history.returned[failing];
      onlyGrows &= !isPast || kind == Kind.READ || kind == Kind.APPEND;
    }
    return onlyGrows ? new AppendProof(history, failing).find() : Optional.empty();
  }

  private Optional<List<Integer>> find() {
    return missingAppend().or(this::otherRead).map(List::of).or(this::reversedAppends);
  }

  private Optional<Integer> missingAppend() {
    return latest(
        i ->
            history.kinds[i] == Kind.APPEND
                && history.returned[i] < history.called[failing]
                && !read.contains(text(i)));
  }

  private Optional<Integer> otherRead() {
    return latest(
        i ->
            history.kinds[i] == Kind.READ
                && i != failing
                && history.returned[i] <= history.returned[failing]
                && contradicts(i));
  }

  private boolean contradicts(int i) {
    var other = text(i);
    var isBefore = history.returned[i] < history.called[failing];
    var isAfter = history.returned[failing] < history.called[i];
    var begins = read.startsWith(other) && !(isAfter && !read.equals(other));
    var isBegun = other.startsWith(read) && !(isBefore && !read.equals(other));
    return !begins && !isBegun;
  }

  /**
   * Two appends one after the other, of which the read shows the second one only before the first.
   */
  private Optional<List<Integer>> reversedAppends() {
    List<Integer> byReturn = new ArrayList<>();
    for (var i : Returns.order(history)) {
      if (history.kinds[i] == Kind.APPEND && read.contains(text(i))) {
        byReturn.add(i);
      }
    }
    var returned = 0;
    var rightmost = -1;
    for (var i = 0; i < history.size; i++) {
      // An append that the read need not have seen may share its text with another that it saw.
      var isSeen = history.returned[i] < history.called[failing];
      if (history.kinds[i] != Kind.APPEND || !isSeen) {
        continue;
      }
      while (returned < byReturn.size()
          && history.returned[byReturn.get(returned)] < history.called[i]) {
        var candidate = byReturn.get(returned++);
        if (rightmost < 0 || end(candidate) > end(rightmost)) {
          rightmost = candidate;
        }
      }
      if (rightmost >= 0 && end(rightmost) > read.lastIndexOf(text(i))) {
        return Optional.of(List.of(rightmost, i));
      }
    }
    return Optional.empty();
  }

  /** Where the first place ends at which the appended text is read. */
  private int end(int i) {
    return read.indexOf(text(i)) + text(i).length();
  }

  private Optional<Integer> latest(IntPredicate predicate) {
    for (var i = failing + 1; i < history.size; i++) {
      if (history.called[i] <= history.returned[failing] && predicate.test(i)) {
        return Optional.of(i);
      }
    }
    for (var i = failing - 1; i >= 0; i--) {
      if (predicate.test(i)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private String text(int i) {
    return history.text(history.values[i]);
  }
}
