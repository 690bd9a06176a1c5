package loadbearing.suite;

import java.time.Duration;

/**
 * How much time claims take. Verdicts need the same confidence in all; a longer run decides more of
 * them, and finer differences.
 *
 * @param blocks paired blocks of a scaling experiment, at least 3
 * @param margin how far below proportion performance may stay and still grow in proportion, in (0,
 *     1); no finer than what so many blocks can tell on a machine that others use too
 * @param window measured time of each level in a block
 * @param arithmetic length of a run that measures availability under a random schedule
 * @param warmUp load before anything is measured
 */
public record Profile(
    int blocks, double margin, Duration window, Duration arithmetic, Duration warmUp) {
  /** For every build: minutes. */
  public static final Profile QUICK =
      new Profile(5, 0.15, Duration.ofSeconds(6), Duration.ofSeconds(120), Duration.ofSeconds(12));

  /** For a verdict worth quoting: about half an hour. */
  public static final Profile FULL =
      new Profile(8, 0.10, Duration.ofSeconds(10), Duration.ofSeconds(300), Duration.ofSeconds(20));

  /** Twice as long where that helps to decide. */
  Profile twice() {
    return new Profile(2 * blocks, margin, window, arithmetic.multipliedBy(2), warmUp);
  }
}
