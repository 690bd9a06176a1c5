package loadbearing.check.linear;

/**
 * The calls and returns that are not explained yet, in the order of time: a ring of entries from
 * which one can be taken, and put back in the opposite order of taking.
 *
 * <p>Entry {@link #NONE} is both the beginning and the end.
 */
final class Remaining {
  static final int NONE = 0;

  private final int[] entries;
  private final int[] next;
  private final int[] previous;

  /** All of {@code entries}, of which the first stands for none; a return is below 0. */
  Remaining(int[] entries) {
    this.entries = entries;
    next = new int[entries.length];
    previous = new int[entries.length];
    for (var e = 0; e < next.length; e++) {
      next[e] = e + 1 < next.length ? e + 1 : NONE;
      previous[e] = e == 0 ? next.length - 1 : e - 1;
    }
  }

  int first() {
    return next[NONE];
  }

  int after(int e) {
    return next[e];
  }

  /** The first return from {@code entry} on; {@link #NONE} if there is none. */
  int returnFrom(int entry) {
    var e = entry;
    while (e != NONE && entries[e] >= 0) {
      e = next[e];
    }
    return e;
  }

  void take(int e) {
    next[previous[e]] = next[e];
    previous[next[e]] = previous[e];
  }

  void putBack(int e) {
    next[previous[e]] = e;
    previous[next[e]] = e;
  }
}
