package loadbearing.check.linear;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import loadbearing.check.column.Operations.Kind;

/**
 * Operations that may have happened at any time after their call, or never.
 *
 * <p>Those that do the same are one class, used in the order of their calls: any of them would do,
 * and the earliest is there whenever a later one is. What has no use (a write of a value nobody
 * asks for, a compare-and-set that changes nothing) is left out.
 */
final class Maybes {
  private record What(Kind kind, int first, int second, long chunk) {}

  private final Map<What, Integer> numbers = new HashMap<>();
  private final boolean otherIsOfUse;
  private final boolean strings;
  private What[] classes = new What[8];
  private long[][] called = new long[8][];
  private int[] counts = new int[8];
  private int[] word;
  private int[] shift;
  private int words;

  Maybes(Puzzle puzzle, long horizon) {
    var history = puzzle.history;
    strings = puzzle.states instanceof StringStates;
    // Only a mismatch can be explained by a value that nobody asks for.
    otherIsOfUse = Arrays.asList(puzzle.kinds).contains(Kind.MISMATCH);
    for (var i = 0; i < history.size; i++) {
      var isOpen = history.returned[i] > horizon || history.isOpen(i);
      if (history.called[i] <= horizon && isOpen) {
        add(puzzle, i);
      }
    }
  }

  private void add(Puzzle puzzle, int operation) {
    var history = puzzle.history;
    var value = history.values[operation];
    var at = history.called[operation];
    switch (history.kinds[operation]) {
      case READ, MISMATCH -> {}
      case WRITE -> add(new What(Kind.WRITE, puzzle.states.of(value), 0, 0), at);
      case APPEND -> add(new What(Kind.APPEND, 0, 0, value), at);
      case COMPARE_AND_SET -> {
        var to = puzzle.states.of(history.seconds[operation]);
        if (value != history.seconds[operation]) {
          add(new What(Kind.COMPARE_AND_SET, puzzle.states.of(value), to, 0), at);
        }
      }
    }
  }

  private void add(What what, long at) {
    var result = what.kind == Kind.COMPARE_AND_SET ? what.second : what.first;
    if (what.kind != Kind.APPEND && result == States.OTHER && !otherIsOfUse) {
      return;
    }
    var number = numbers.computeIfAbsent(what, w -> numbers.size());
    if (number == classes.length) {
      grow();
    }
    if (classes[number] == null) {
      classes[number] = what;
      called[number] = new long[4];
    }
    if (counts[number] == called[number].length) {
      called[number] = Arrays.copyOf(called[number], counts[number] * 2);
    }
    called[number][counts[number]++] = at;
  }

  private void grow() {
    classes = Arrays.copyOf(classes, classes.length * 2);
    called = Arrays.copyOf(called, classes.length);
    counts = Arrays.copyOf(counts, classes.length);
  }

  /** Gives every class its place in a mask from word {@code from} on; the mask's length. */
  int layOut(int from) {
    word = new int[size()];
    shift = new int[size()];
    words = from;
    var bit = 64;
    for (var i = 0; i < size(); i++) {
      var bits = bits(i);
      if (bit + bits > 64) {
        words++;
        bit = 0;
      }
      word[i] = words - 1;
      shift[i] = bit;
      bit += bits;
    }
    return words;
  }

  private int bits(int i) {
    return 32 - Integer.numberOfLeadingZeros(counts[i]);
  }

  int size() {
    return numbers.size();
  }

  Kind kind(int i) {
    return classes[i].kind;
  }

  int first(int i) {
    return classes[i].first;
  }

  int second(int i) {
    return classes[i].second;
  }

  long chunk(int i) {
    return classes[i].chunk;
  }

  /** Whether one of the class is left that was called by {@code time}. */
  boolean isAvailable(int i, long[] mask, long time) {
    var used = (int) (mask[word[i]] >>> shift[i] & (1L << bits(i)) - 1);
    return used < counts[i] && called[i][used] <= time;
  }

  /** Uses one of the class. */
  void use(int i, long[] mask) {
    mask[word[i]] += 1L << shift[i];
  }

  /** Whether some class makes the state what it likes. */
  boolean hasWrites() {
    for (var i = 0; i < size(); i++) {
      if (classes[i].kind != Kind.APPEND) {
        return true;
      }
    }
    return false;
  }

  boolean isOfStrings() {
    return strings;
  }
}
