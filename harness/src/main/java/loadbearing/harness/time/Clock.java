package loadbearing.harness.time;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The clock of a history. All containers of one engine share this machine's monotonic clock, so the
 * generator's time zero means the same moment here.
 *
 * @param zero what {@code time} shows at time zero
 * @param offset what to add to a wall clock's nanoseconds to get those of {@code time}
 * @param time what goes on
 */
public record Clock(long zero, long offset, Time time) {
  /** A clock in this machine's time. */
  public Clock(long zero, long offset) {
    this(zero, offset, Time.SYSTEM);
  }

  /** The clock whose zero is {@code zero}, set by this machine's wall clock as it is now. */
  public static Clock of(long zero, Time time) {
    return new Clock(zero, time.nanoTime() - nanos(Instant.now()), time);
  }

  /** Nanoseconds since time zero. */
  public long now() {
    return at(time.nanoTime());
  }

  /** A moment of its time in nanoseconds since time zero. */
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
