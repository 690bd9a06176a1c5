package loadbearing.check.linear;

import java.util.List;
import loadbearing.check.column.Operations.Kind;

/**
 * Looks for an order that explains every answer: depth first over which operation comes next,
 * remembering what was tried [1, 2].
 *
 * <p>In each {@link Situation}, what an operation does not change needs no choice:
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
  private static final int NONE = Remaining.NONE;
  private static final int LOOK_AHEAD = 512;
  private static final int SKIPPED = Integer.MAX_VALUE;

  private final Puzzle puzzle;
  private final Limit limit;
  private final Maybes maybes;
  private final Memo memo;
  private final Situation at;
  private final Remaining remaining;
  private final Choices trail;
  private final boolean looksAhead;

  private int deepest = 1;
  private int resumeEntry;
  private int resumeMaybe;
  private int tried;

  Search(Puzzle puzzle, Limit limit) {
    this.puzzle = puzzle;
    this.limit = limit;
    maybes = puzzle.maybes;
    var words = maybes.layOut((puzzle.slotCount + 63) / 64);
    memo = new Memo(words, limit.memoryBytes());
    looksAhead = maybes.isOfStrings() && !maybes.hasWrites();
    at = new Situation(puzzle, words);
    remaining = at.remaining();
    trail = new Choices(words);
  }

  Decision run() {
    while (true) {
      settle();
      if (at.isExplained()) {
        return new Decision.Explained();
      }
      deepest = Math.max(deepest, at.firstReturn());
      if ((++tried & 1023) == 0 && limit.isOver()) {
        return new Decision.GaveUp(operationAt(deepest), "the time limit came first");
      }
      if (memo.isFull()) {
        return new Decision.GaveUp(operationAt(deepest), "the memory limit came first");
      }
      var fresh = isViable() && memo.add(at.key(), at.mask());
      resumeEntry = fresh ? remaining.first() : NONE;
      resumeMaybe = fresh ? 0 : SKIPPED;
      while (!advance()) {
        if (!retreat()) {
          return new Decision.Broken(operationAt(deepest), List.of());
        }
      }
    }
  }

  private int operationAt(int entry) {
    return puzzle.required[~puzzle.entries[entry]];
  }

  /** Takes whatever fits and changes nothing. */
  private void settle() {
    var e = first();
    while (e != NONE && e != at.firstReturn()) {
      var i = puzzle.entries[e];
      if (at.fits(i)) {
        trail.push(i, true, false, at);
        at.happensFreely(i);
        e = first();
      } else {
        e = remaining.after(e);
      }
    }
  }

  private int first() {
    return at.isExplained() ? NONE : remaining.first();
  }

  /**
   * Whether the next read to return can still be had. Before it only appends return, which always
   * can; so it is the first that cannot be explained from here.
   */
  private boolean isViable() {
    if (!looksAhead) {
      return true;
    }
    var e = remaining.first();
    for (var looked = 0; e != NONE && looked < LOOK_AHEAD; looked++) {
      var i = puzzle.entries[e];
      if (i >= 0 && puzzle.kinds[i] != Kind.READ && puzzle.kinds[i] != Kind.APPEND) {
        return true;
      }
      if (i < 0 && puzzle.kinds[~i] == Kind.READ) {
        if (puzzle.states.leads(at.state(), puzzle.first[~i])) {
          return true;
        }
        deepest = Math.max(deepest, e);
        return false;
      }
      e = remaining.after(e);
    }
    return true;
  }

  /** Takes the next choice that is left here; false if there is none. */
  private boolean advance() {
    var end = at.firstReturn();
    for (var e = resumeEntry; e != NONE && e != end; e = remaining.after(e)) {
      var i = puzzle.entries[e];
      if (at.isChoice(i)) {
        trail.push(i, false, false, at);
        at.happens(i);
        return true;
      }
    }
    for (var m = resumeMaybe; m < maybes.size(); m++) {
      if (at.isMaybeChoice(m)) {
        trail.push(~m, false, false, at);
        at.happensMaybe(m);
        return true;
      }
    }
    return resumeMaybe < SKIPPED && skip();
  }

  /** Passes an operation that need not have happened, no sooner than it has to be over. */
  private boolean skip() {
    if (!at.mayPass()) {
      return false;
    }
    var i = ~puzzle.entries[at.firstReturn()];
    trail.push(i, false, true, at);
    at.passes(i);
    return true;
  }

  /** Takes back the last choice, and what came free after it; false if there was none. */
  private boolean retreat() {
    while (trail.pop()) {
      at.back(trail);
      if (!trail.isFree()) {
        resumeAfter(trail.chosen(), trail.isSkipped());
        return true;
      }
    }
    return false;
  }

  private void resumeAfter(int what, boolean wasSkipped) {
    resumeEntry = what >= 0 && !wasSkipped ? remaining.after(puzzle.callEntry[what]) : NONE;
    resumeMaybe = wasSkipped ? SKIPPED : what >= 0 ? 0 : ~what + 1;
  }
}
