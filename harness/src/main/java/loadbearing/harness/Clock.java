package loadbearing.harness;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The clock of a history. All containers of one engine share this machine's monotonic clock, so the
 * generator's time zero means the same moment here.
 *
 * @param zero {@link System#nanoTime} of time zero
 * @param offset what to add to a wall clock's nanoseconds to get {@link System#nanoTime}
 */
public record Clock(long zero, long offset) {
  /** The clock whose zero is {@code zero}, set by this machine's wall clock as it is now. */
  public static Clock of(long zero) {
    return new Clock(zero, System.nanoTime() - nanos(Instant.now()));
  }

  /** Nanoseconds since time zero. */
  public long now() {
    return at(System.nanoTime());
  }

  /** A {@link System#nanoTime} in nanoseconds since time zero. */
  public long at(long nanoTime) {
    return nanoTime - zero;
  }

  /** A moment of the wall clock, such as an engine stamps, in nanoseconds since time zero. */
  public long at(Instant instant) {
    return at(nanos(instant) + offset);
  }

  private static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
