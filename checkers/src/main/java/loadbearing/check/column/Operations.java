package loadbearing.check.column;

import java.util.Arrays;

/**
 * Operations on registers, as columns, in the order of their calls.
 *
 * <p>An operation takes effect inside the closed interval [called, returned]; one whose outcome is
 * not known has {@code returned} {@link #OPEN} and may also never take effect. Those that certainly
 * had no effect are counted and left out. Used by one thread while it grows.
 */
public final class Operations {
  /** The return of an operation that stays open to the end. */
  public static final long OPEN = Long.MAX_VALUE;

  /** What an operation does. */
  public enum Kind {
    /** Returns {@code value}. */
    READ,
    /** Makes it {@code value}. */
    WRITE,
    /** Makes it {@code second} where it was {@code value}. */
    COMPARE_AND_SET,
    /** Found that it was not {@code value}: a compare-and-set that failed for certain. */
    MISMATCH,
    /** Adds the string {@code value} at its end. */
    APPEND
  }

  private static final Kind[] KINDS = Kind.values();

  private int size;
  private int removed;
  private byte[] kinds = new byte[64];
  private long[] processes = new long[64];
  private int[] keys = new int[64];
  private long[] values = new long[64];
  private long[] seconds = new long[64];
  private long[] called = new long[64];
  private long[] returned = new long[64];
  private long[] labels = new long[64];

  private static final byte REMOVED = -1;

  /** Adds a call, open until {@link #complete}; gives its index. */
  public int call(Kind kind, long process, int key, long value, long second, long at) {
    if (size == kinds.length) {
      grow();
    }
    kinds[size] = (byte) kind.ordinal();
    processes[size] = process;
    keys[size] = key;
    values[size] = value;
    seconds[size] = second;
    called[size] = at;
    returned[size] = OPEN;
    labels[size] = -1;
    return size++;
  }

  /** Completes the operation; {@code label} is where, such as the completion's line. */
  public void complete(int index, long at, long label) {
    returned[index] = at;
    labels[index] = label;
  }

  /** Says where the operation was given up; it stays open. */
  public void giveUp(int index, long label) {
    labels[index] = label;
  }

  /** Sets what a read returned. */
  public void returns(int index, long value) {
    values[index] = value;
  }

  /** Makes a compare-and-set one that found another value. */
  public void mismatched(int index) {
    kinds[index] = (byte) Kind.MISMATCH.ordinal();
  }

  /** Leaves the operation out: it says nothing. */
  public void remove(int index) {
    if (kinds[index] != REMOVED) {
      kinds[index] = REMOVED;
      removed++;
    }
  }

  /** How many were called, those left out included. */
  public int size() {
    return size;
  }

  /** How many were left out. */
  public int removed() {
    return removed;
  }

  public boolean isRemoved(int index) {
    return kinds[index] == REMOVED;
  }

  public Kind kind(int index) {
    return KINDS[kinds[index]];
  }

  public long process(int index) {
    return processes[index];
  }

  public int key(int index) {
    return keys[index];
  }

  public long value(int index) {
    return values[index];
  }

  public long second(int index) {
    return seconds[index];
  }

  public long called(int index) {
    return called[index];
  }

  public long returned(int index) {
    return returned[index];
  }

  /** Where its completion stands; -1 if it has none. */
  public long label(int index) {
    return labels[index];
  }

  private void grow() {
    var capacity = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    processes = Arrays.copyOf(processes, capacity);
    keys = Arrays.copyOf(keys, capacity);
    values = Arrays.copyOf(values, capacity);
    seconds = Arrays.copyOf(seconds, capacity);
    called = Arrays.copyOf(called, capacity);
    returned = Arrays.copyOf(returned, capacity);
    labels = Arrays.copyOf(labels, capacity);
  }
}
