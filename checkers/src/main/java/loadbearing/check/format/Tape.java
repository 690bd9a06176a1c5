package loadbearing.check.format;

import java.util.Arrays;
import loadbearing.check.column.Scalars;

/**
 * One value, flat: a scalar is its code, a collection stands between {@link #OPEN} and {@link
 * #CLOSE}.
 */
public final class Tape {
  /** Begins a vector or list. */
  public static final long OPEN = Long.MIN_VALUE + 1;

  /** Begins a set. */
  public static final long OPEN_SET = Long.MIN_VALUE + 5;

  /** Begins a map, in which keys and values alternate. */
  public static final long OPEN_MAP = Long.MIN_VALUE + 2;

  /** Ends what was opened last. */
  public static final long CLOSE = Long.MIN_VALUE + 3;

  private long[] cells = new long[16];
  private int length;

  void clear() {
    length = 0;
  }

  void add(long cell) {
    if (length == cells.length) {
      cells = Arrays.copyOf(cells, length * 2);
    }
    cells[length++] = cell;
  }

  /** How many cells there are; 0 if there is no value. */
  public int length() {
    return length;
  }

  public long cell(int index) {
    return cells[index];
  }

  /** Whether the value is one scalar, nil included. */
  public boolean isScalar() {
    return length == 1;
  }

  /** The first cell after the value that begins at {@code index}. */
  public int after(int index) {
    var depth = 0;
    var at = index;
    do {
      var cell = cells[at++];
      if (cell == OPEN || cell == OPEN_SET || cell == OPEN_MAP) {
        depth++;
      } else if (cell == CLOSE) {
        depth--;
      }
    } while (depth > 0);
    return at;
  }

  /** The code of the key at {@code index}; of one that is a vector, of its text. */
  long key(int index, Scalars scalars) {
    if (isScalar(index)) {
      return cells[index];
    }
    var text = new StringBuilder();
    for (var i = index; i < after(index); i++) {
      var isEnd = cells[i] == CLOSE;
      text.append(text.isEmpty() || isEnd || text.charAt(text.length() - 1) == '[' ? "" : " ");
      text.append(cells[i] == OPEN ? "[" : isEnd ? "]" : scalars.show(cells[i]));
    }
    return scalars.word(text.toString());
  }

  /** Whether what stands at {@code index} may be a key: a scalar, or a vector of what may be. */
  boolean isKey(int index) {
    for (var i = index; i < (index < length ? after(index) : 0); i++) {
      if (!isScalar(i) && cells[i] != OPEN && cells[i] != CLOSE) {
        return false;
      }
    }
    return isScalar(index) || isVector(index);
  }

  /** Whether {@code index} begins a vector or list. */
  public boolean isVector(int index) {
    return index < length && cells[index] == OPEN;
  }

  /** Whether {@code index} holds a scalar, nil included. */
  public boolean isScalar(int index) {
    return index < length
        && cells[index] != OPEN
        && cells[index] != OPEN_SET
        && cells[index] != OPEN_MAP
        && cells[index] != CLOSE;
  }
}
