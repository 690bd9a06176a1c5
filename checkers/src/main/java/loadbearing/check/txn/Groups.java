package loadbearing.check.txn;

import java.util.Arrays;

/** Steps by a number: counted first, then filled in the same order. */
final class Groups {
  private final int[] starts;
  private int[] place = new int[0];
  private int[] members = new int[0];

  Groups(int groups) {
    starts = new int[groups + 1];
  }

  /** Takes a step and the group it belongs to, -1 if none. */
  interface Taker {
    void take(int step, int group);
  }

  void count(int group) {
    starts[group + 1]++;
  }

  /** Ends the counting. */
  void close() {
    Arrays.parallelPrefix(starts, Integer::sum);
    place = starts.clone();
    members = new int[starts[starts.length - 1]];
  }

  void fill(int step, int group) {
    if (group >= 0) {
      members[place[group]++] = step;
    }
  }

  int groups() {
    return starts.length - 1;
  }

  int[] of(int group) {
    return Arrays.copyOfRange(members, starts[group], starts[group + 1]);
  }

  boolean isEmpty(int group) {
    return starts[group] == starts[group + 1];
  }
}
