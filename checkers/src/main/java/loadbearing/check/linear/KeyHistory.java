package loadbearing.check.linear;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.column.Scalars;

/**
 * The operations on one key, ordered by call.
 *
 * <p>The value before the first write is {@code initial}. {@code loose} says of an operation that
 * nothing is assumed of it: a read is not there, and what a write does may happen at any time, any
 * number of times, or never.
 */
final class KeyHistory {
  final int size;
  final Kind[] kinds;
  final long[] values;
  final long[] seconds;
  final long[] called;
  final long[] returned;
  final int[] sources;
  final long initial;
  final Scalars scalars;

  private KeyHistory(int size, long initial, Scalars scalars) {
    this.size = size;
    this.initial = initial;
    this.scalars = scalars;
    kinds = new Kind[size];
    values = new long[size];
    seconds = new long[size];
    called = new long[size];
    returned = new long[size];
    sources = new int[size];
  }

  /** One history a key, in the order of the keys' numbers. */
  static List<KeyHistory> split(Operations all, long[] initials, Scalars scalars) {
    var counts = new int[initials.length];
    for (var i = 0; i < all.size(); i++) {
      if (!all.isRemoved(i)) {
        counts[all.key(i)]++;
      }
    }
    List<KeyHistory> histories = new ArrayList<>();
    for (var key = 0; key < initials.length; key++) {
      histories.add(new KeyHistory(counts[key], initials[key], scalars));
    }
    Arrays.fill(counts, 0);
    for (var i = 0; i < all.size(); i++) {
      if (!all.isRemoved(i)) {
        histories.get(all.key(i)).take(counts[all.key(i)]++, all, i);
      }
    }
    return histories;
  }

  private void take(int at, Operations all, int source) {
    kinds[at] = all.kind(source);
    values[at] = all.value(source);
    seconds[at] = all.second(source);
    called[at] = all.called(source);
    returned[at] = all.returned(source);
    sources[at] = source;
  }

  /** Only {@code chosen}, given in increasing order. */
  KeyHistory only(Collection<Integer> chosen) {
    var part = new KeyHistory(chosen.size(), initial, scalars);
    var at = 0;
    for (var i : chosen) {
      part.kinds[at] = kinds[i];
      part.values[at] = values[i];
      part.seconds[at] = seconds[i];
      part.called[at] = called[i];
      part.returned[at] = returned[i];
      part.sources[at++] = sources[i];
    }
    return part;
  }

  boolean isOpen(int index) {
    return returned[index] == Operations.OPEN;
  }

  boolean isSorted() {
    for (var i = 1; i < size; i++) {
      if (called[i] < called[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Whether some value can be had in two ways, or depends on what was there before. */
  boolean hasUniqueWrites() {
    var written = new LongIntMap(size);
    written.put(initial, 0);
    for (var i = 0; i < size; i++) {
      switch (kinds[i]) {
        case READ -> {}
        case WRITE -> {
          if (written.get(values[i]) != LongIntMap.NONE) {
            return false;
          }
          written.put(values[i], i);
        }
        case COMPARE_AND_SET, MISMATCH, APPEND -> {
          return false;
        }
      }
    }
    return true;
  }

  boolean hasAppends() {
    return Arrays.asList(kinds).contains(Kind.APPEND);
  }

  /** What {@code value} is as a string; nil is empty. */
  String text(long value) {
    if (value == Scalars.NIL) {
      return "";
    }
    return Scalars.isNumber(value)
        ? Long.toString(value)
        : new String(scalars.bytes(value), StandardCharsets.UTF_8);
  }
}
