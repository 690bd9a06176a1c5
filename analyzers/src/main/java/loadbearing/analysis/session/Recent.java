package loadbearing.analysis.session;

/**
 * The rows that a session came across last, each with the newest operation on it that the session
 * did or learned of; {@link #MOST} of them, the latest last.
 */
final class Recent {
  /** How many rows are kept. */
  static final int MOST = 8;

  private final int[] rows = new int[MOST];
  private final int[] operations = new int[MOST];
  private final long[] versions = new long[MOST];
  private int size;

  /** The session came across {@code row} by {@code operation}, which is at {@code version}. */
  void add(int row, int operation, long version) {
    var place = place(row);
    var isKnown = place < size && rows[place] == row;
    var isNewer = !isKnown || version > versions[place];
    var newest = isNewer ? operation : operations[place];
    var newestVersion = isNewer ? version : versions[place];
    size = Math.max(size, place + 1);
    for (var i = place; i < size - 1; i++) {
      rows[i] = rows[i + 1];
      operations[i] = operations[i + 1];
      versions[i] = versions[i + 1];
    }
    rows[size - 1] = row;
    operations[size - 1] = newest;
    versions[size - 1] = newestVersion;
  }

  /** That of the row if it is known, else a free one, else that of the row longest ago. */
  private int place(int row) {
    for (var i = 0; i < size; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    return size < MOST ? size : 0;
  }

  int size() {
    return size;
  }

  /** Copies the operations to {@code target}, which has room for them from {@code at}. */
  void copyTo(int[] target, int at) {
    System.arraycopy(operations, 0, target, at, size);
  }
}
