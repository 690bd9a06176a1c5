package loadbearing.check.linear;

import loadbearing.check.column.Operations.Kind;

/**
 * Where a search is: the earliest return that is not explained yet, which of the operations open
 * then have happened, which of those that may happen have been used, and the state; and what may
 * come next there.
 */
final class Situation {
  private static final int NONE = Remaining.NONE;

  private final Puzzle puzzle;
  private final Maybes maybes;
  private final Remaining remaining;
  private final long[] mask;
  private int left;
  private int state;
  private int firstReturn;

  /** Whether what happened last happened only for another operation, which has to be next. */
  private boolean needed;

  Situation(Puzzle puzzle, int words) {
    this.puzzle = puzzle;
    maybes = puzzle.maybes;
    remaining = new Remaining(puzzle.entries);
    mask = new long[words];
    left = puzzle.required.length;
    state = puzzle.initial;
    firstReturn = remaining.returnFrom(remaining.first());
  }

  boolean isExplained() {
    return left == 0;
  }

  int state() {
    return state;
  }

  int firstReturn() {
    return firstReturn;
  }

  boolean isNeeded() {
    return needed;
  }

  Remaining remaining() {
    return remaining;
  }

  long[] mask() {
    return mask;
  }

  /** All but the mask, in one number. */
  long key() {
    return (long) firstReturn << 33 | (needed ? 1L << 32 : 0) | state;
  }

  /** Whether it is a read, or a mismatch, that may come next and changes nothing. */
  boolean fits(int i) {
    return switch (puzzle.kinds[i]) {
      case READ -> puzzle.first[i] == state;
      case MISMATCH -> puzzle.first[i] != state;
      case WRITE, COMPARE_AND_SET, APPEND -> false;
    };
  }

  /** Whether it changes something and is worth a try as the next. */
  boolean isChoice(int i) {
    return (puzzle.isLoose[i] ? isLooseChoice(i) : isRequiredChoice(i)) && !isDominated(i);
  }

  private boolean isLooseChoice(int i) {
    return switch (puzzle.kinds[i]) {
      case READ, MISMATCH -> false;
      case WRITE -> !needed && puzzle.first[i] != state && (isDue(i) || isNeeded(puzzle.first[i]));
      case COMPARE_AND_SET -> puzzle.first[i] == state && (isDue(i) || isNeeded(puzzle.second[i]));
      case APPEND -> puzzle.states.append(state, puzzle.chunks[i]) != States.OTHER;
    };
  }

  /** Whether it is the last moment for the operation, so that others may need it only later. */
  private boolean isDue(int i) {
    return puzzle.returnEntry[i] == firstReturn;
  }

  private boolean isRequiredChoice(int i) {
    return switch (puzzle.kinds[i]) {
      case READ, MISMATCH -> false;
      case WRITE -> !needed;
      case COMPARE_AND_SET -> puzzle.first[i] == state;
      case APPEND -> true;
    };
  }

  private boolean isDominated(int i) {
    var due = puzzle.returnEntry[i];
    for (var e = remaining.first(); e != firstReturn; e = remaining.after(e)) {
      var other = puzzle.entries[e];
      if (puzzle.returnEntry[other] < due
          && (puzzle.isLoose[i] || !puzzle.isLoose[other])
          && puzzle.kinds[other] == puzzle.kinds[i]
          && puzzle.first[other] == puzzle.first[i]
          && puzzle.second[other] == puzzle.second[i]
          && puzzle.chunks[other] == puzzle.chunks[i]) {
        return true;
      }
    }
    return false;
  }

  /** Whether one that may happen at any time is worth a try as the next. */
  boolean isMaybeChoice(int m) {
    if (!maybes.isAvailable(m, mask, timeOfFirstReturn())) {
      return false;
    }
    return switch (maybes.kind(m)) {
      case WRITE -> !needed && maybes.first(m) != state && isNeeded(maybes.first(m));
      case COMPARE_AND_SET -> maybes.first(m) == state && isNeeded(maybes.second(m));
      case APPEND -> puzzle.states.append(state, maybes.chunk(m)) != States.OTHER;
      case READ, MISMATCH -> throw new IllegalStateException("reads are not among them");
    };
  }

  private long timeOfFirstReturn() {
    return puzzle.history.returned[puzzle.required[~puzzle.entries[firstReturn]]];
  }

  /** Whether something could come next in {@code result} that could not come now. */
  private boolean isNeeded(int result) {
    if (maybes.isOfStrings()) {
      return result != States.OTHER;
    }
    for (var e = remaining.first(); e != firstReturn; e = remaining.after(e)) {
      var i = puzzle.entries[e];
      var needs =
          switch (puzzle.kinds[i]) {
            case READ, COMPARE_AND_SET -> puzzle.first[i] == result;
            case MISMATCH -> puzzle.first[i] == state && result != state;
            case WRITE, APPEND -> false;
          };
      if (needs) {
        return true;
      }
    }
    for (var m = 0; m < maybes.size(); m++) {
      if (maybes.kind(m) == Kind.COMPARE_AND_SET
          && maybes.first(m) == result
          && maybes.isAvailable(m, mask, timeOfFirstReturn())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the operation that has to be over first need not have happened. */
  boolean mayPass() {
    return !needed && puzzle.isLoose[~puzzle.entries[firstReturn]];
  }

  /** The operation happens, and changes nothing. */
  void happensFreely(int i) {
    take(i);
    needed = false;
  }

  /** The operation happens. */
  void happens(int i) {
    change(i);
    needed = puzzle.isLoose[i] && !isDue(i) && !maybes.isOfStrings();
    take(i);
  }

  /** The operation is over and did not happen. */
  void passes(int i) {
    take(i);
  }

  /** Takes back what was chosen last, which {@code trail} gives. */
  void back(Choices trail) {
    state = trail.state();
    firstReturn = trail.firstReturn();
    needed = trail.needed();
    trail.copyMask(mask);
    var what = trail.chosen();
    if (what >= 0) {
      remaining.putBack(puzzle.returnEntry[what]);
      remaining.putBack(puzzle.callEntry[what]);
      left++;
    }
  }

  private void change(int i) {
    state =
        switch (puzzle.kinds[i]) {
          case WRITE -> puzzle.first[i];
          case COMPARE_AND_SET -> puzzle.second[i];
          case APPEND -> puzzle.states.append(state, puzzle.chunks[i]);
          case READ, MISMATCH -> state;
        };
  }

  /** One of those that may happen at any time happens, for another that needs it. */
  void happensMaybe(int m) {
    maybes.use(m, mask);
    switch (maybes.kind(m)) {
      case WRITE -> state = maybes.first(m);
      case COMPARE_AND_SET -> state = maybes.second(m);
      case APPEND -> state = puzzle.states.append(state, maybes.chunk(m));
      case READ, MISMATCH -> throw new IllegalStateException("reads are not among them");
    }
    needed = !maybes.isOfStrings();
  }

  private void take(int i) {
    remaining.take(puzzle.callEntry[i]);
    remaining.take(puzzle.returnEntry[i]);
    left--;
    mask[puzzle.slots[i] >> 6] |= 1L << puzzle.slots[i];
    if (puzzle.returnEntry[i] == firstReturn) {
      passReturns(left == 0 ? NONE : remaining.returnFrom(remaining.after(firstReturn)));
    }
  }

  /** Everything that returns before {@code until} has happened; its slots are free for others. */
  private void passReturns(int until) {
    for (var e = firstReturn; e < until; e++) {
      if (puzzle.entries[e] < 0) {
        var slot = puzzle.slots[~puzzle.entries[e]];
        mask[slot >> 6] &= ~(1L << slot);
      }
    }
    firstReturn = until;
  }
}
