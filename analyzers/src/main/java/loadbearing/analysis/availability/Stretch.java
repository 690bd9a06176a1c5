package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.List;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;

/**
 * A stretch in which a goal was not served steadily: from the first operation that went wrong, by
 * the time it was due, until the first of {@value #STEADY} in a row that were served. One failure
 * among many that are served is a stretch as short as the way to the next operation, so a stretch
 * cannot be long where almost all were served.
 *
 * @param from when it began, ns since time zero
 * @param to when the first operation was due that was served again; where none was, when the last
 *     was due that went wrong
 * @param isOver whether {@value #STEADY} in a row were served afterwards
 */
public record Stretch(long from, long to, boolean isOver) {
  /** Served operations in a row that count as steady. */
  static final int STEADY = 20;

  /** How long it was, in nanoseconds. */
  public long length() {
    return to - from;
  }

  /**
   * The stretches in {@code operations}, by time.
   *
   * @param operations ordered by the time they were due
   * @param earliest before which none begins: what was in flight then had been well until then
   */
  static List<Stretch> of(List<Operation> operations, long earliest) {
    List<Stretch> stretches = new ArrayList<>();
    Operation first = null;
    long to = 0;
    int good = 0;
    for (var operation : operations) {
      if (operation.outcome() != Outcome.OK) {
        first = first == null ? operation : first;
        to = operation.due();
        good = 0;
      } else if (first != null) {
        to = good == 0 ? operation.due() : to;
        good++;
        if (good == STEADY) {
          stretches.add(of(first, to, earliest, true));
          first = null;
          good = 0;
        }
      }
    }
    if (first != null) {
      stretches.add(of(first, to, earliest, false));
    }
    return stretches;
  }

  private static Stretch of(Operation first, long to, long earliest, boolean isOver) {
    long from = Math.max(first.due(), earliest);
    return new Stretch(from, Math.max(from, to), isOver);
  }
}
