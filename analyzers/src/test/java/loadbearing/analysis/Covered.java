package loadbearing.analysis;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How often intervals hold a truth that is built in. */
public final class Covered {
  /** Two points less than the 95 % that are stated. */
  public static final double LEAST = 0.93;

  private static final int HISTORIES = 1000;
  private static final int MANY = 300_000;

  private Covered() {}

  /** The share of a thousand histories whose interval holds {@code truth}. */
  public static double share(
      double truth, Function<SplittableRandom, Optional<Interval>> interval) {
    var random = new SplittableRandom(1);
    int covered = 0;
    for (int i = 0; i < HISTORIES; i++) {
      covered += interval.apply(random).filter(it -> it.contains(truth)).isPresent() ? 1 : 0;
    }
    return covered / (double) HISTORIES;
  }

  /** The mean of what is drawn, to a thousandth of its deviation or so. */
  public static double mean(ToDoubleFunction<SplittableRandom> drawn) {
    var random = new SplittableRandom(2);
    double sum = 0;
    for (int i = 0; i < MANY; i++) {
      sum += drawn.applyAsDouble(random);
    }
    return sum / MANY;
  }

  /** A time of that mean, as of what comes by chance. */
  public static double exponential(SplittableRandom random, double mean) {
    return -Math.log1p(-random.nextDouble()) * mean;
  }
}
