package loadbearing.analysis.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import loadbearing.history.Operation;

/** Operations cut into windows of equal length by the time they were due. */
public final class Timeline {
  /** The usual length of a window: 1 s, in nanoseconds. */
  public static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private Timeline() {}

  /**
   * One window.
   *
   * @param span when
   * @param tally how the operations that were due in it ended
   * @param latency how long those of them that were served took
   */
  public record Window(Span span, Tally tally, Latency latency) {}

  /** Windows of one second; the last one is shorter if {@code span} is no whole number of them. */
  public static List<Window> of(List<Operation> operations, Span span) {
    return of(operations, span, SECOND);
  }

  /** Windows of {@code length} nanoseconds, empty ones too. */
  public static List<Window> of(List<Operation> operations, Span span, long length) {
    List<Window> windows = new ArrayList<>();
    long from = span.from();
    for (var window : split(operations, span, length)) {
      long to = Math.min(from + length, span.to());
      windows.add(new Window(new Span(from, to), Tally.of(window), Latency.of(window)));
      from = to;
    }
    return windows;
  }

  /** The operations of each window, empty ones too. */
  public static List<List<Operation>> split(List<Operation> operations, Span span, long length) {
    int count = Math.toIntExact(Math.ceilDiv(span.to() - span.from(), length));
    List<List<Operation>> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      windows.add(new ArrayList<>());
    }
    for (var operation : operations) {
      if (span.contains(operation.due())) {
        windows.get((int) ((operation.due() - span.from()) / length)).add(operation);
      }
    }
    return windows;
  }
}
