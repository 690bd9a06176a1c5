package loadbearing.suite;

import java.time.Duration;

/**
 * How much time claims take. Verdicts need the same confidence in both; a longer run decides more
 * of them.
 *
 * @param blocks paired blocks of a scaling experiment, at least 3
 * @param window measured time of each level in a block
 * @param arithmetic length of a run that measures availability under a random schedule
 * @param warmUp load before anything is measured
 */
public record Profile(int blocks, Duration window, Duration arithmetic, Duration warmUp) {
  /** For every build: minutes. */
  public static final Profile QUICK =
      new Profile(5, Duration.ofSeconds(6), Duration.ofSeconds(90), Duration.ofSeconds(12));

  /** For a verdict worth quoting: about half an hour. */
  public static final Profile FULL =
      new Profile(5, Duration.ofSeconds(10), Duration.ofSeconds(300), Duration.ofSeconds(20));

  /** The same with twice the paired blocks. */
  Profile withTwiceTheBlocks() {
    return new Profile(2 * blocks, window, arithmetic, warmUp);
  }
}
