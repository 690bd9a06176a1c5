package loadbearing.check.linear;

import java.util.Arrays;

/** The choices that led a search to where it is, each with the situation before it. */
final class Choices {
  private final int words;
  private int depth;
  private int[] chosen = new int[64];
  private boolean[] free = new boolean[64];
  private boolean[] skipped = new boolean[64];
  private int[] states = new int[64];
  private int[] firstReturns = new int[64];
  private boolean[] needs = new boolean[64];
  private long[] masks;

  /** Of situations whose masks have that many words. */
  Choices(int words) {
    this.words = words;
    masks = new long[64 * words];
  }

  /** Adds a choice made in situation {@code at}; {@code isFree} if no other was worth a try. */
  void push(int what, boolean isFree, boolean isSkipped, Situation at) {
    if (depth == chosen.length) {
      grow();
    }
    chosen[depth] = what;
    free[depth] = isFree;
    skipped[depth] = isSkipped;
    states[depth] = at.state();
    firstReturns[depth] = at.firstReturn();
    needs[depth] = at.isNeeded();
    System.arraycopy(at.mask(), 0, masks, depth * words, words);
    depth++;
  }

  /** Takes the last choice off, which the methods below then speak of; false if there is none. */
  boolean pop() {
    if (depth == 0) {
      return false;
    }
    depth--;
    return true;
  }

  int chosen() {
    return chosen[depth];
  }

  boolean isFree() {
    return free[depth];
  }

  /** Whether the operation was passed and did not happen. */
  boolean isSkipped() {
    return skipped[depth];
  }

  int state() {
    return states[depth];
  }

  int firstReturn() {
    return firstReturns[depth];
  }

  boolean needed() {
    return needs[depth];
  }

  void copyMask(long[] target) {
    System.arraycopy(masks, depth * words, target, 0, words);
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
