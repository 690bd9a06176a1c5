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
 * @param isThorough whether nodes are frozen and starved too and edges cut, where else nodes die
 * @param look the first, or a second one that adds to it: then what chance decides is drawn anew
 */
public record Profile(
    int blocks,
    double margin,
    Duration window,
    Duration arithmetic,
    Duration warmUp,
    boolean isThorough,
    int look) {
  /** For every build: minutes. */
  public static final Profile QUICK =
      new Profile(
          20,
          0.15,
          Duration.ofSeconds(2),
          Duration.ofSeconds(120),
          Duration.ofSeconds(12),
          false,
          1);

  /** For a verdict worth quoting: about half an hour. */
  public static final Profile FULL =
      new Profile(
          60,
          0.10,
          Duration.ofSeconds(2),
          Duration.ofSeconds(300),
          Duration.ofSeconds(20),
          true,
          1);

  /** The same of another look, for seeds that are not those of this one. */
  Profile again() {
    return new Profile(blocks, margin, window, arithmetic, warmUp, isThorough, look + 1);
  }
}
