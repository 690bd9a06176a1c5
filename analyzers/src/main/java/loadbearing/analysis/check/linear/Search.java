package loadbearing.analysis.check.linear;

import java.util.Arrays;
import java.util.List;
import loadbearing.analysis.check.column.Operations.Kind;

/**
 * Looks for an order that explains every answer: depth first over which operation comes next,
 * remembering what was tried [1, 2].
 *
 * <p>A situation is the earliest return that is not explained yet, which of the operations open
 * then have happened, which of those that may happen have been used, and the state. What an
 * operation does not change needs no choice:
 *
 * <ul>
 *   <li>A read, or a mismatch, that fits the state and may come next comes next: it could be moved
 *       here from any later place.
 *   <li>Of operations that do the same, the one that returns first comes first.
 *   <li>One that may never have happened is used only right before another that needs what it did,
 *       or at the last moment it could; elsewhere it could be left out.
 * </ul>
 *
 * <p>If there is no order, the search has seen every situation, and the last return it came to is
 * the first operation that cannot be explained.
 *
 * <p>[1] J. Wing, C. Gong: Testing and Verifying Concurrent Objects. Journal of Parallel and
 * Distributed Computing 17, 1993. [2] G. Lowe: Testing for Linearizability. Concurrency and
 * Computation: Practice and Experience 29 (4), 2017.
 */
final class Search {
  private static final int NONE = 0;
  private static final int LOOK_AHEAD = 512;
  private static final int SKIPPED = Integer.MAX_VALUE;

  private final Plan plan;
  private final Limit limit;
  private final Maybes maybes;
  private final Memo memo;
  private final int words;
  private final int[] next;
  private final int[] previous;
  private final boolean looksAhead;

  private int left;
  private int state;
  private int firstReturn;
  private boolean needed;
  private long[] mask;
  private int deepest = 1;
  private int resumeEntry;
  private int resumeMaybe;
  private int tried;

  private int depth;
  private int[] chosen = new int[64];
  private boolean[] free = new boolean[64];
  private boolean[] skipped = new boolean[64];
  private int[] states = new int[64];
  private int[] firstReturns = new int[64];
  private boolean[] needs = new boolean[64];
  private long[] masks;

  Search(Plan plan, Limit limit) {
    this.plan = plan;
    this.limit = limit;
    maybes = plan.maybes;
    words = maybes.layOut((plan.slotCount + 63) / 64);
    memo = new Memo(words, limit.memoryBytes());
    looksAhead = maybes.isOfStrings() && !maybes.hasWrites();
    mask = new long[words];
    masks = new long[64 * words];
    next = new int[plan.entries.length];
    previous = new int[plan.entries.length];
    for (var e = 0; e < next.length; e++) {
      next[e] = e + 1 < next.length ? e + 1 : NONE;
      previous[e] = e == 0 ? next.length - 1 : e - 1;
    }
    left = plan.required.length;
    state = plan.initial;
    firstReturn = returnFrom(next[NONE]);
  }

  Decision run() {
    while (true) {
      settle();
      if (left == 0) {
        return new Decision.Explained();
      }
      deepest = Math.max(deepest, firstReturn);
      if ((++tried & 1023) == 0 && limit.isOver()) {
        return new Decision.GaveUp(operationAt(deepest), "the time limit came first");
      }
      if (memo.isFull()) {
        return new Decision.GaveUp(operationAt(deepest), "the memory limit came first");
      }
      var fresh = isViable() && memo.add(situation(), mask);
      resumeEntry = fresh ? next[NONE] : NONE;
      resumeMaybe = fresh ? 0 : SKIPPED;
      while (!advance()) {
        if (!retreat()) {
          return new Decision.Broken(operationAt(deepest), List.of());
        }
      }
    }
  }

  private long situation() {
    return (long) firstReturn << 33 | (needed ? 1L << 32 : 0) | state;
  }

  private int operationAt(int entry) {
    return plan.required[~plan.entries[entry]];
  }

  /** Takes whatever fits and changes nothing. */
  private void settle() {
    var e = left == 0 ? NONE : next[NONE];
    while (e != NONE && e != firstReturn) {
      var i = plan.entries[e];
      if (fits(i)) {
        push(i, true);
        take(i);
        needed = false;
        e = left == 0 ? NONE : next[NONE];
      } else {
        e = next[e];
      }
    }
  }

  private boolean fits(int i) {
    return switch (plan.kinds[i]) {
      case READ -> plan.first[i] == state;
      case MISMATCH -> plan.first[i] != state;
      case WRITE, COMPARE_AND_SET, APPEND -> false;
    };
  }

  /**
   * Whether the next read to return can still be had. Before it only appends return, which always
   * can; so it is the first that cannot be explained from here.
   */
  private boolean isViable() {
    if (!looksAhead) {
      return true;
    }
    var e = next[NONE];
    for (var looked = 0; e != NONE && looked < LOOK_AHEAD; looked++) {
      var i = plan.entries[e];
      if (i >= 0 && plan.kinds[i] != Kind.READ && plan.kinds[i] != Kind.APPEND) {
        return true;
      }
      if (i < 0 && plan.kinds[~i] == Kind.READ) {
        if (plan.states.leads(state, plan.first[~i])) {
          return true;
        }
        deepest = Math.max(deepest, e);
        return false;
      }
      e = next[e];
    }
    return true;
  }

  /** Takes the next choice that is left here; false if there is none. */
  private boolean advance() {
    for (var e = resumeEntry; e != NONE && e != firstReturn; e = next[e]) {
      var i = plan.entries[e];
      if (isChoice(i) && !isDominated(i)) {
        push(i, false);
        change(i);
        needed = plan.isLoose[i] && !isDue(i) && !maybes.isOfStrings();
        take(i);
        return true;
      }
    }
    for (var m = resumeMaybe; m < maybes.size(); m++) {
      if (isMaybeChoice(m)) {
        push(~m, false);
        changeMaybe(m);
        return true;
      }
    }
    return resumeMaybe < SKIPPED && skip();
  }

  /** Passes an operation that need not have happened, no sooner than it has to be over. */
  private boolean skip() {
    var i = ~plan.entries[firstReturn];
    if (needed || !plan.isLoose[i]) {
      return false;
    }
    push(i, false);
    skipped[depth - 1] = true;
    take(i);
    return true;
  }

  private boolean isChoice(int i) {
    return plan.isLoose[i] ? isLooseChoice(i) : isRequiredChoice(i);
  }

  private boolean isLooseChoice(int i) {
    return switch (plan.kinds[i]) {
      case READ, MISMATCH -> false;
      case WRITE -> !needed && plan.first[i] != state && (isDue(i) || isNeeded(plan.first[i]));
      case COMPARE_AND_SET -> plan.first[i] == state && (isDue(i) || isNeeded(plan.second[i]));
      case APPEND -> plan.states.append(state, plan.chunks[i]) != States.OTHER;
    };
  }

  /** Whether it is the last moment for the operation, so that others may need it only later. */
  private boolean isDue(int i) {
    return plan.returnEntry[i] == firstReturn;
  }

  private boolean isRequiredChoice(int i) {
    return switch (plan.kinds[i]) {
      case READ, MISMATCH -> false;
      case WRITE -> !needed;
      case COMPARE_AND_SET -> plan.first[i] == state;
      case APPEND -> true;
    };
  }

  private boolean isDominated(int i) {
    for (var e = next[NONE]; e != firstReturn; e = next[e]) {
      var other = plan.entries[e];
      if (plan.returnEntry[other] < plan.returnEntry[i]
          && (plan.isLoose[i] || !plan.isLoose[other])
          && plan.kinds[other] == plan.kinds[i]
          && plan.first[other] == plan.first[i]
          && plan.second[other] == plan.second[i]
          && plan.chunks[other] == plan.chunks[i]) {
        return true;
      }
    }
    return false;
  }

  private boolean isMaybeChoice(int m) {
    if (!maybes.isAvailable(m, mask, timeOfFirstReturn())) {
      return false;
    }
    return switch (maybes.kind(m)) {
      case WRITE -> !needed && maybes.first(m) != state && isNeeded(maybes.first(m));
      case COMPARE_AND_SET -> maybes.first(m) == state && isNeeded(maybes.second(m));
      case APPEND -> plan.states.append(state, maybes.chunk(m)) != States.OTHER;
      case READ, MISMATCH -> throw new IllegalStateException("reads are not among them");
    };
  }

  private long timeOfFirstReturn() {
    return plan.history.returned[operationAt(firstReturn)];
  }

  /** Whether something could come next in {@code result} that could not come now. */
  private boolean isNeeded(int result) {
    if (maybes.isOfStrings()) {
      return result != States.OTHER;
    }
    for (var e = next[NONE]; e != firstReturn; e = next[e]) {
      var i = plan.entries[e];
      var needs =
          switch (plan.kinds[i]) {
            case READ, COMPARE_AND_SET -> plan.first[i] == result;
            case MISMATCH -> plan.first[i] == state && result != state;
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

  private void change(int i) {
    state =
        switch (plan.kinds[i]) {
          case WRITE -> plan.first[i];
          case COMPARE_AND_SET -> plan.second[i];
          case APPEND -> plan.states.append(state, plan.chunks[i]);
          case READ, MISMATCH -> state;
        };
  }

  private void changeMaybe(int m) {
    maybes.use(m, mask);
    switch (maybes.kind(m)) {
      case WRITE -> state = maybes.first(m);
      case COMPARE_AND_SET -> state = maybes.second(m);
      case APPEND -> state = plan.states.append(state, maybes.chunk(m));
      case READ, MISMATCH -> throw new IllegalStateException("reads are not among them");
    }
    needed = !maybes.isOfStrings();
  }

  private void take(int i) {
    unlink(plan.callEntry[i]);
    unlink(plan.returnEntry[i]);
    left--;
    mask[plan.slots[i] >> 6] |= 1L << plan.slots[i];
    if (plan.returnEntry[i] == firstReturn) {
      passReturns(left == 0 ? NONE : returnFrom(next[firstReturn]));
    }
  }

  /** Everything that returns before {@code until} has happened; its slots are free for others. */
  private void passReturns(int until) {
    for (var e = firstReturn; e < until; e++) {
      if (plan.entries[e] < 0) {
        var slot = plan.slots[~plan.entries[e]];
        mask[slot >> 6] &= ~(1L << slot);
      }
    }
    firstReturn = until;
  }

  private int returnFrom(int entry) {
    var e = entry;
    while (e != NONE && plan.entries[e] >= 0) {
      e = next[e];
    }
    return e;
  }

  private void push(int what, boolean isFree) {
    if (depth == chosen.length) {
      grow();
    }
    chosen[depth] = what;
    free[depth] = isFree;
    skipped[depth] = false;
    states[depth] = state;
    firstReturns[depth] = firstReturn;
    needs[depth] = needed;
    System.arraycopy(mask, 0, masks, depth * words, words);
    depth++;
  }

  /** Takes back the last choice, and what came free after it; false if there was none. */
  private boolean retreat() {
    while (depth > 0) {
      depth--;
      state = states[depth];
      firstReturn = firstReturns[depth];
      needed = needs[depth];
      System.arraycopy(masks, depth * words, mask, 0, words);
      var what = chosen[depth];
      if (what >= 0) {
        link(plan.returnEntry[what]);
        link(plan.callEntry[what]);
        left++;
      }
      if (!free[depth]) {
        resumeEntry = what >= 0 && !skipped[depth] ? next[plan.callEntry[what]] : NONE;
        resumeMaybe = skipped[depth] ? SKIPPED : what >= 0 ? 0 : ~what + 1;
        return true;
      }
    }
    return false;
  }

  private void unlink(int e) {
    next[previous[e]] = next[e];
    previous[next[e]] = previous[e];
  }

  private void link(int e) {
    next[previous[e]] = e;
    previous[next[e]] = e;
  }

  private void grow() {
    var capacity = depth * 2;
    chosen = Arrays.copyOf(chosen, capacity);
    free = Arrays.copyOf(free, capacity);
    skipped = Arrays.copyOf(skipped, capacity);
    states = Arrays.copyOf(states, capacity);
    firstReturns = Arrays.copyOf(firstReturns, capacity);
    needs = Arrays.copyOf(needs, capacity);
    masks = Arrays.copyOf(masks, capacity * words);
  }
}
