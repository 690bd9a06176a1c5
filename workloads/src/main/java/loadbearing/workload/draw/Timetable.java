package loadbearing.workload.draw;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import loadbearing.workload.Load;

/**
 * When users arrive in the open model: a Poisson process, all of it computed before the run.
 *
 * <p>The gaps are −ln(1 − u)/rate, exponential by inversion, with u uniform in [0, 1).
 */
public final class Timetable {
  private static final long STREAM = -1;

  private final long[] at;

  private Timetable(long[] at) {
    this.at = at;
  }

  /** The arrivals of a seed within [0, {@code length}). */
  public static Timetable of(Load.Open load, Duration length, long seed) {
    var random = new SplittableRandom(Seeds.of(seed, STREAM));
    double nanosPerArrival = 1e9 / load.perSecond();
    double end = length.toNanos();
    var at = LongStream.builder();
    double next = gap(random, nanosPerArrival);
    int count = 0;
    while (next < end) {
      if (++count > Ids.PROCESSES) {
        throw new IllegalArgumentException(
            "%s for %s is more than the %d arrivals a run can have; lower the rate or the duration"
                .formatted(load, length, Ids.PROCESSES));
      }
      at.add((long) next);
      next += gap(random, nanosPerArrival);
    }
    return new Timetable(at.build().toArray());
  }

  private static double gap(SplittableRandom random, double mean) {
    return -Math.log1p(-random.nextDouble()) * mean;
  }

  /** How many there are. */
  public int count() {
    return at.length;
  }

  /** When arrival {@code k} is due, ns since load begins. */
  public long at(int k) {
    return at[k];
  }

  /** How many are in [{@code from}, {@code to}), both ns since load begins. */
  public int count(long from, long to) {
    return before(to) - before(from);
  }

  private int before(long time) {
    int found = Arrays.binarySearch(at, time);
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && at[found - 1] == time) {
      found--;
    }
    return found;
  }
}
