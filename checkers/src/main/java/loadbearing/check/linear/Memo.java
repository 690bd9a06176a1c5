package loadbearing.check.linear;

/** Remembers situations of a search, each a few words and a number that is not 0. */
final class Memo {
  private final int words;
  private final long memoryBytes;
  private long[] table;
  private int capacity = 1 << 10;
  private int size;
  private boolean full;

  Memo(int words, long memoryBytes) {
    this.words = words;
    this.memoryBytes = memoryBytes;
    table = new long[capacity * (words + 1)];
  }

  /** Whether there is no room for more. */
  boolean isFull() {
    return full;
  }

  /** Adds a situation; false if it was there. */
  boolean add(long number, long[] mask) {
    var at = slot(number, mask, 0);
    if (table[at] != 0) {
      return false;
    }
    table[at] = number;
    System.arraycopy(mask, 0, table, at + 1, words);
    if (++size * 3L > capacity * 2L) {
      grow();
    }
    return true;
  }

  private int slot(long number, long[] mask, int from) {
    var stride = words + 1;
    var slot = hash(number, mask, from) & (capacity - 1);
    while (table[slot * stride] != 0 && !is(slot * stride, number, mask, from)) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot * stride;
  }

  private boolean is(int at, long number, long[] mask, int from) {
    if (table[at] != number) {
      return false;
    }
    for (var i = 0; i < words; i++) {
      if (table[at + 1 + i] != mask[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int hash(long number, long[] mask, int from) {
    var hash = number * 0x9E3779B97F4A7C15L;
    for (var i = 0; i < words; i++) {
      hash = (hash ^ hash >>> 29 ^ mask[from + i]) * 0xBF58476D1CE4E5B9L;
    }
    return (int) (hash >>> 32);
  }

  private void grow() {
    var stride = words + 1L;
    // While it grows both tables are there.
    if (capacity * stride * 3 * Long.BYTES > memoryBytes
        || capacity * 2L * stride > Integer.MAX_VALUE - 8) {
      full = true;
      return;
    }
    var old = table;
    capacity *= 2;
    table = new long[capacity * (words + 1)];
    for (var at = 0; at < old.length; at += words + 1) {
      if (old[at] != 0) {
        System.arraycopy(old, at, table, slot(old[at], old, at + 1), words + 1);
      }
    }
  }
}
