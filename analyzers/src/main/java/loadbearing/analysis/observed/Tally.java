package loadbearing.analysis.observed;

import java.util.Collection;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;

/**
 * How operations ended.
 *
 * @param ok how many were served
 * @param failed how many certainly had no effect
 * @param unknown how many may have had one
 */
public record Tally(long ok, long failed, long unknown) {
  /** Counts {@code operations}. */
  public static Tally of(Collection<Operation> operations) {
    return new Tally(
        count(operations, Outcome.OK),
        count(operations, Outcome.FAILED),
        count(operations, Outcome.UNKNOWN));
  }

  /** How many there were. */
  public long all() {
    return ok + failed + unknown;
  }

  /** How many were not served. */
  public long bad() {
    return failed + unknown;
  }

  /** The share that was served, in [0, 1]; NaN if there were none. */
  public double success() {
    return (double) ok / all();
  }

  private static long count(Collection<Operation> operations, Outcome outcome) {
    return operations.stream().filter(operation -> operation.outcome() == outcome).count();
  }
}
