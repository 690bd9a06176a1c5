package loadbearing.analysis.observed;

import java.util.concurrent.TimeUnit;
import loadbearing.history.Operation;
import loadbearing.history.Run;

/**
 * A stretch of a run.
 *
 * @param from its begin, ns since time zero, included
 * @param to its end, ns since time zero, excluded; not before {@code from}
 */
public record Span(long from, long to) {
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  public Span {
    if (to < from) {
      throw new IllegalArgumentException(
          "a span must not end before it begins; got %d to %d ns".formatted(from, to));
    }
  }

  /**
   * The measured part of {@code run}: all of it but the warm-up and what came after the load. A
   * history that breaks off is measured until its last operation returned.
   */
  public static Span measured(Run run) {
    long planned = run.plan().duration().toNanos();
    if (run.history().complete()) {
      return new Span(0, planned);
    }
    return new Span(0, Math.min(planned, lastReturn(run) + 1));
  }

  /** Whether {@code time} lies inside. */
  public boolean contains(long time) {
    return from <= time && time < to;
  }

  /** Its length in seconds. */
  public double seconds() {
    return (to - from) / SECOND;
  }

  private static long lastReturn(Run run) {
    return run.history().measured().stream().mapToLong(Operation::returned).max().orElse(0);
  }
}
