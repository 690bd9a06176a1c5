package loadbearing.check.txn;

import java.util.Arrays;
import loadbearing.check.column.Scalars;

/**
 * The order of every list's elements, as the longest read of each list shows it: by position, the
 * step that appended the element.
 */
final class VersionOrders {
  private final StepIndex steps;
  private final int[] longest;
  private final int[] starts;
  private final int[] writers;
  private final int[] positions;
  private final int[] firstAborted;
  private final int[] firstUnwritten;
  private final boolean[] repeats;

  VersionOrders(StepIndex steps, Violations violations) {
    this.steps = steps;
    longest = new int[steps.keys()];
    Arrays.fill(longest, StepIndex.NONE);
    positions = new int[steps.size()];
    Arrays.fill(positions, StepIndex.NONE);
    firstAborted = new int[steps.keys()];
    firstUnwritten = new int[steps.keys()];
    repeats = new boolean[steps.keys()];
    findLongest();
    starts = new int[steps.keys() + 1];
    for (var key = 0; key < steps.keys(); key++) {
      starts[key + 1] = starts[key] + (longest[key] < 0 ? 0 : length(longest[key]));
    }
    writers = new int[starts[steps.keys()]];
    for (var key = 0; key < steps.keys(); key++) {
      order(key, violations);
    }
  }

  private void findLongest() {
    var transactions = steps.transactions();
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isCommitted(t)) {
        for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
          if (isListRead(s) && isLonger(s, longest[steps.key(s)])) {
            longest[steps.key(s)] = s;
          }
        }
      }
    }
  }

  private boolean isLonger(int step, int than) {
    return than < 0 || length(step) > length(than);
  }

  private void order(int key, Violations violations) {
    firstAborted[key] = Integer.MAX_VALUE;
    firstUnwritten[key] = Integer.MAX_VALUE;
    for (var i = 0; i < length(key, starts); i++) {
      var writer = steps.writer(key, steps.transactions().element(longest[key], i));
      writers[starts[key] + i] = writer;
      if (writer == StepIndex.NONE) {
        firstUnwritten[key] = Math.min(firstUnwritten[key], i);
      } else if (writer >= 0) {
        place(key, i, writer, violations);
      }
    }
  }

  /** What the same transaction appended to the same list before, or {@link StepIndex#NONE}. */
  static int appendBefore(StepIndex steps, int append) {
    var before = steps.before(append);
    while (before != StepIndex.NONE && !steps.isWrite(before)) {
      before = steps.before(before);
    }
    return before;
  }

  private void ownOrder(int key, int writer, Violations violations) {
    var earlier = appendBefore(steps, writer);
    if (earlier != StepIndex.NONE
        && positions[earlier] == StepIndex.NONE
        && steps.writer(key, steps.transactions().value(earlier)) == earlier
        && !steps.isAborted(steps.owner(writer))) {
      violations.disordered(longest[key], earlier, writer);
    }
  }

  private void place(int key, int position, int writer, Violations violations) {
    if (positions[writer] != StepIndex.NONE) {
      repeats[key] = true;
      writers[starts[key] + position] = StepIndex.AMBIGUOUS;
      violations.duplicate(longest[key], writer);
      return;
    }
    positions[writer] = position;
    ownOrder(key, writer, violations);
    steps.seen(writer);
    if (steps.isAborted(steps.owner(writer))) {
      firstAborted[key] = Math.min(firstAborted[key], position);
    }
  }

  private static int length(int key, int[] starts) {
    return starts[key + 1] - starts[key];
  }

  /** Whether the step returned what a list held. */
  boolean isListRead(int step) {
    return !steps.isWrite(step)
        && steps.isList(steps.key(step))
        && (steps.transactions().isList(step) || steps.transactions().value(step) == Scalars.NIL);
  }

  /** How long the list was that the step returned. */
  int length(int step) {
    return steps.transactions().isList(step) ? steps.transactions().length(step) : 0;
  }

  /** The longest read of a list, or {@link StepIndex#NONE} if nobody read it. */
  int longest(int key) {
    return longest[key];
  }

  /** How many elements of a list were seen. */
  int seen(int key) {
    return length(key, starts);
  }

  /** The step that appended the element there; negative if that is not known for sure. */
  int writer(int key, int position) {
    return writers[starts[key] + position];
  }

  /** Where in its list the element of an append was seen, or {@link StepIndex#NONE}. */
  int position(int step) {
    return positions[step];
  }

  /** The first position whose element was rolled back. */
  int firstAborted(int key) {
    return firstAborted[key];
  }

  /** The first position whose element nobody appended. */
  int firstUnwritten(int key) {
    return firstUnwritten[key];
  }

  /** Whether some element was there more than once. */
  boolean repeats(int key) {
    return repeats[key];
  }

  /** The last position below {@code end} whose writer counts, or {@link StepIndex#NONE}. */
  int countsBefore(int key, int end) {
    for (var i = end - 1; i >= 0; i--) {
      if (counts(key, i)) {
        return i;
      }
    }
    return StepIndex.NONE;
  }

  /** The first position from {@code begin} whose writer counts, or {@link StepIndex#NONE}. */
  int countsFrom(int key, int begin) {
    for (var i = begin; i < seen(key); i++) {
      if (counts(key, i)) {
        return i;
      }
    }
    return StepIndex.NONE;
  }

  /** Whether the element there has one writer, and that one was not rolled back. */
  boolean counts(int key, int position) {
    var writer = writer(key, position);
    return writer >= 0 && steps.isEffective(steps.owner(writer));
  }

  /** Whether what {@code step} read is how the list began. */
  boolean isPrefix(int step) {
    var whole = longest[steps.key(step)];
    for (var i = length(step) - 1; i >= 0; i--) {
      if (steps.transactions().element(step, i) != steps.transactions().element(whole, i)) {
        return false;
      }
    }
    return true;
  }
}
