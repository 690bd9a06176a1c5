package loadbearing.analysis.observed;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import loadbearing.history.Event;

/**
 * A counter that was read now and then. Between two readings it is taken to have grown evenly; a
 * reading below the one before means that it began again at 0.
 */
public final class Counter {
  private final long[] times;
  private final double[] values;

  private Counter(long[] times, double[] values) {
    this.times = times;
    this.values = values;
  }

  /** The counter whose readings are in {@code events}, which are ordered by time. */
  public static <E extends Event> Counter of(List<E> events, ToLongFunction<E> reading) {
    var times = new long[events.size()];
    var values = new double[events.size()];
    double lost = 0;
    for (int i = 0; i < times.length; i++) {
      long value = reading.applyAsLong(events.get(i));
      if (i > 0 && value < reading.applyAsLong(events.get(i - 1))) {
        lost = values[i - 1];
      }
      times[i] = events.get(i).at();
      values[i] = lost + value;
    }
    return new Counter(times, values);
  }

  /** Growth in {@code span} a nanosecond of it; empty if readings cover less than half of it. */
  public OptionalDouble rate(Span span) {
    if (times.length < 2) {
      return OptionalDouble.empty();
    }
    long from = Math.max(span.from(), times[0]);
    long to = Math.min(span.to(), times[times.length - 1]);
    return 2 * (to - from) < span.to() - span.from() || to <= from
        ? OptionalDouble.empty()
        : OptionalDouble.of((at(to) - at(from)) / (to - from));
  }

  private double at(long time) {
    int found = Arrays.binarySearch(times, time);
    if (found >= 0) {
      return values[found];
    }
    int next = Math.clamp(-found - 1L, 1, times.length - 1);
    double part = (double) (time - times[next - 1]) / (times[next] - times[next - 1]);
    return values[next - 1] + part * (values[next] - values[next - 1]);
  }
}
