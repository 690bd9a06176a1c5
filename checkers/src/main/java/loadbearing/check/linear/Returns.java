package loadbearing.check.linear;

import java.util.stream.IntStream;

/** The order of returns. */
final class Returns {
  private Returns() {}

  /**
   * Indices of the operations that returned, by return; of equal returns by call, which is the
   * order of indices.
   */
  static int[] order(KeyHistory history) {
    var closed = IntStream.range(0, history.size).filter(i -> !history.isOpen(i)).toArray();
    sort(closed, history.returned, new int[closed.length], 0, closed.length);
    return closed;
  }

  /** Merges; runs that are in order already, as most are, cost one look. */
  private static void sort(int[] a, long[] by, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    var middle = (from + to) >>> 1;
    sort(a, by, spare, from, middle);
    sort(a, by, spare, middle, to);
    if (by[a[middle - 1]] <= by[a[middle]]) {
      return;
    }
    System.arraycopy(a, from, spare, from, middle - from);
    var left = from;
    var right = middle;
    for (var at = from; left < middle; at++) {
      a[at] = right < to && by[a[right]] < by[spare[left]] ? a[right++] : spare[left++];
    }
  }
}
