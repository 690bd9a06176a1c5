package loadbearing.node.remote;

import java.time.Duration;
import java.util.Objects;

/**
 * The moment a request has to be answered by, on the clock of {@link System#nanoTime()}.
 *
 * @param startNanos when the request arrived
 * @param allowed how long it may take, more than zero
 */
public record Deadline(long startNanos, Duration allowed) {
  public Deadline {
    Objects.requireNonNull(allowed, "allowed");
    if (allowed.isZero() || allowed.isNegative()) {
      throw new IllegalArgumentException("a deadline needs more than no time, found " + allowed);
    }
  }

  /** Whether it is over at {@code nowNanos}; the last instant is already over. */
  public boolean isOver(long nowNanos) {
    return nowNanos - startNanos >= allowed.toNanos();
  }
}
