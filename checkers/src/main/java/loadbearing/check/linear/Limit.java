package loadbearing.check.linear;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long and how large a search may become.
 *
 * @param ticker monotonic nanoseconds
 * @param deadline the ticker's value at which to give up
 * @param memoryBytes how much memory may be used to remember what was tried
 */
public record Limit(LongSupplier ticker, long deadline, long memoryBytes) {
  /** From now on, for {@code time}. */
  public static Limit of(LongSupplier ticker, Duration time, long memoryBytes) {
    var nanos = time.compareTo(Duration.ofDays(1000)) > 0 ? Long.MAX_VALUE / 4 : time.toNanos();
    return new Limit(ticker, ticker.getAsLong() + nanos, memoryBytes);
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return ticker.getAsLong() - deadline >= 0;
  }

  /** At most {@code time} from now on, and not longer than this. */
  Limit atMost(Duration time) {
    var left = Math.max(0, deadline - ticker.getAsLong());
    return of(ticker, Duration.ofNanos(Math.min(left, time.toNanos())), memoryBytes);
  }
}
