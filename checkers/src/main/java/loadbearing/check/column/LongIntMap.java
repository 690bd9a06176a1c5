package loadbearing.check.column;

import java.util.Arrays;

/** A map from {@code long} to {@code int} without objects; nothing is ever removed. */
public final class LongIntMap {
  /** The answer for a key that is not there. */
  public static final int NONE = -1;

  private long[] keys;
  private int[] values;
  private int size;

  public LongIntMap() {
    this(16);
  }

  /** Has room for {@code expected} keys before it grows. */
  public LongIntMap(int expected) {
    var capacity = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
    keys = new long[capacity];
    values = new int[capacity];
    Arrays.fill(values, NONE);
  }

  public int size() {
    return size;
  }

  /** The value of {@code key}, or {@link #NONE}. */
  public int get(long key) {
    return values[slot(key)];
  }

  /** Sets the value, at least 0, of {@code key}. */
  public void put(long key, int value) {
    var slot = slot(key);
    if (values[slot] == NONE) {
      size++;
    }
    keys[slot] = key;
    values[slot] = value;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  /** The value of {@code key}, which is {@code value} from now on if it had none. */
  public int putIfAbsent(long key, int value) {
    var slot = slot(key);
    if (values[slot] != NONE) {
      return values[slot];
    }
    put(key, value);
    return value;
  }

  private int slot(long key) {
    var mask = keys.length - 1;
    var hash = key * 0x9E3779B97F4A7C15L;
    var slot = (int) (hash >>> 32) & mask;
    while (values[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    var oldKeys = keys;
    var oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(values, NONE);
    size = 0;
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        var slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
        size++;
      }
    }
  }
}
