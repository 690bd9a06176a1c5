package loadbearing.check.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;

/**
 * What a search has to explain: the operations that returned by a horizon, as entries (calls and
 * returns) in the order of time, and those that may be used to do so.
 *
 * <p>Intervals are closed: of a return and a call at one time the call comes first, so that the two
 * are concurrent. Entries are numbered from 1.
 */
final class Puzzle {
  final KeyHistory history;
  final States states;
  final int initial;
  final int[] required;
  final Kind[] kinds;
  final int[] first;
  final int[] second;
  final long[] chunks;
  final boolean[] isLoose;
  final int[] callEntry;
  final int[] returnEntry;
  final int[] entries;
  final int[] slots;
  final int slotCount;
  final Maybes maybes;

  /**
   * Sets up a search.
   *
   * @param loose operations that need not have happened: reads of them are left out, others may be
   *     skipped
   * @param horizon what is called after it is left out, what returns after it need not have
   *     happened
   */
  Puzzle(KeyHistory history, BitSet loose, long horizon) {
    this.history = history;
    this.required = required(history, loose, horizon);
    this.states = states(history, horizon);
    var count = required.length;
    kinds = new Kind[count];
    first = new int[count];
    second = new int[count];
    chunks = new long[count];
    isLoose = new boolean[count];
    for (var i = 0; i < count; i++) {
      translate(i, required[i]);
      isLoose[i] = loose.get(required[i]);
    }
    initial = states.of(history.initial);
    maybes = new Maybes(this, horizon);
    callEntry = new int[count];
    returnEntry = new int[count];
    entries = new int[2 * count + 1];
    merge();
    slots = new int[count];
    slotCount = assignSlots();
  }

  private static int[] required(KeyHistory history, BitSet loose, long horizon) {
    var chosen = new int[history.size];
    var count = 0;
    for (var i = 0; i < history.size; i++) {
      var returned = history.returned[i];
      var isClosed = returned != Operations.OPEN && returned <= horizon;
      if (isClosed && !(loose.get(i) && changesNothing(history, i))) {
        chosen[count++] = i;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private static boolean changesNothing(KeyHistory history, int i) {
    return switch (history.kinds[i]) {
      case READ, MISMATCH -> true;
      case COMPARE_AND_SET -> history.values[i] == history.seconds[i];
      case WRITE, APPEND -> false;
    };
  }

  private States states(KeyHistory history, long horizon) {
    Set<Long> asked = new HashSet<>();
    for (var i : required) {
      if (history.kinds[i] == Kind.READ || history.kinds[i] == Kind.MISMATCH) {
        asked.add(history.values[i]);
      }
    }
    for (var i = 0; i < history.size; i++) {
      if (history.kinds[i] == Kind.COMPARE_AND_SET && history.called[i] <= horizon) {
        asked.add(history.values[i]);
      }
    }
    return history.hasAppends()
        ? new StringStates(asked, history.scalars)
        : new RegisterStates(asked);
  }

  private void translate(int i, int operation) {
    kinds[i] = history.kinds[operation];
    if (kinds[i] == Kind.APPEND) {
      chunks[i] = history.values[operation];
      return;
    }
    first[i] = states.of(history.values[operation]);
    if (kinds[i] == Kind.COMPARE_AND_SET) {
      second[i] = states.of(history.seconds[operation]);
      if (history.values[operation] == history.seconds[operation]) {
        kinds[i] = Kind.READ;
      }
    }
  }

  private void merge() {
    var byReturn = Returns.order(history.only(boxed(required)));
    var at = 1;
    var calls = 0;
    for (var i : byReturn) {
      while (calls < required.length
          && history.called[required[calls]] <= history.returned[required[i]]) {
        callEntry[calls] = at;
        entries[at++] = calls++;
      }
      returnEntry[i] = at;
      entries[at++] = ~i;
    }
  }

  private static List<Integer> boxed(int[] values) {
    List<Integer> boxed = new ArrayList<>(values.length);
    for (var value : values) {
      boxed.add(value);
    }
    return boxed;
  }

  /** Operations that are open at one time have different slots. */
  private int assignSlots() {
    var free = new BitSet();
    var count = 0;
    for (var e = 1; e < entries.length; e++) {
      if (entries[e] >= 0) {
        var slot = free.nextSetBit(0);
        slot = slot < 0 ? count++ : slot;
        free.clear(slot);
        slots[entries[e]] = slot;
      } else {
        free.set(slots[~entries[e]]);
      }
    }
    return count;
  }
}
