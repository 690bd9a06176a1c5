package loadbearing.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Confidence intervals, two-sided; each says what it assumes. */
public final class Intervals {
  private Intervals() {}

  /**
   * The exact interval of a proportion (Clopper-Pearson): its ends are the quantiles α/2 of Beta(k,
   * n − k + 1) and 1 − α/2 of Beta(k + 1, n − k). None seen of n leaves an upper end of about 3.7/n
   * at 95 % (the rule of three, 3/n, is the one-sided one).
   *
   * <p>Assumes n independent trials; requests under a fault are not.
   *
   * @param seen k, in [0, n]
   * @param trials n, at least 1
   * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper, Pearson 1934</a>
   */
  public static Interval proportion(long seen, long trials, double confidence) {
    if (trials < 1 || seen < 0 || seen > trials) {
      throw new IllegalArgumentException(
          "a proportion needs 0 <= seen <= trials and a trial; got %d of %d"
              .formatted(seen, trials));
    }
    double tail = (1 - confidence) / 2;
    double low =
        seen == 0
            ? 0
            : BetaDistribution.of(seen, trials - seen + 1.0).inverseCumulativeProbability(tail);
    double high =
        seen == trials
            ? 1
            : BetaDistribution.of(seen + 1.0, trials - seen).inverseSurvivalProbability(tail);
    return new Interval(low, high, confidence);
  }

  /**
   * Student's interval of a mean: m ± t<sub>n−1</sub> s/√n. Assumes independent, normal values.
   *
   * @param values at least 2, else there is no interval
   */
  public static Optional<Interval> mean(double[] values, double confidence) {
    return mean(values, values.length, values.length - 1, confidence);
  }

  /**
   * Student's interval of the mean of a series whose neighbours resemble each other: as {@link
   * #mean(double[], double)} with n<sub>eff</sub> = n (1 − r)/(1 + r) in place of n, where r in [0,
   * 1) is the correlation of neighbours (an autoregressive process of order 1), which costs one
   * more degree of freedom.
   *
   * @param values in the order of time; at least 3, else there is no interval
   */
  public static Optional<Interval> meanOfSeries(double[] values, double confidence) {
    if (values.length < 3) {
      return Optional.empty();
    }
    double r = Math.clamp(unbiased(neighbourCorrelation(values), values.length), 0, 0.99);
    double effective = Math.max(2, values.length * (1 - r) / (1 + r));
    return mean(values, effective, Math.max(1, effective - 2), confidence);
  }

  /**
   * The exact interval of the availability of an alternating renewal process with exponential up
   * and down times: with ρ = down/up and F the quantile 1 − α/2 of F<sub>2n,2n</sub>, A in [1/(1 +
   * ρF), 1/(1 + ρ/F)]. Repair times that vary less make it wider than it had to be.
   *
   * @param up time up in all, in any unit
   * @param down time down in all, in the same unit; above 0, else ask for a {@link #proportion} of
   *     windows
   * @param cycles failures seen, at least 1
   * @see K. S. Trivedi: Probability and Statistics with Reliability, Queuing and Computer Science
   *     Applications, chapter 10
   */
  public static Interval availability(double up, double down, int cycles, double confidence) {
    if (up == 0) {
      return new Interval(0, down == 0 ? 1 : 0, confidence);
    }
    double f =
        FDistribution.of(2.0 * cycles, 2.0 * cycles)
            .inverseSurvivalProbability((1 - confidence) / 2);
    double ratio = down / up;
    return new Interval(1 / (1 + ratio * f), 1 / (1 + ratio / f), confidence);
  }

  /**
   * The interval of a ratio Σy/Σx over cycles: R ± t<sub>N−1</sub> √(Σ(y<sub>i</sub> − R
   * x<sub>i</sub>)² / (N (N − 1) x̄²)), the ratio estimator of regenerative simulation. Assumes
   * independent cycles; good from some 5 of them.
   *
   * @param y numerators
   * @param x denominators, as many; at least 2, else there is no interval
   * @see <a href="https://doi.org/10.1287/opre.23.1.33">Crane, Iglehart: Simulating Stable
   *     Stochastic Systems, III</a>
   */
  public static Optional<Interval> ratio(double[] y, double[] x, double confidence) {
    int n = y.length;
    double sumX = IntStream.range(0, n).mapToDouble(i -> x[i]).sum();
    if (n < 2 || sumX == 0) {
      return Optional.empty();
    }
    double ratio = IntStream.range(0, n).mapToDouble(i -> y[i]).sum() / sumX;
    double squares = IntStream.range(0, n).mapToDouble(i -> sq(y[i] - ratio * x[i])).sum();
    double half = t(n - 1, confidence) * Math.sqrt(squares / (n * (n - 1.0))) / (sumX / n);
    return Optional.of(new Interval(ratio - half, ratio + half, confidence));
  }

  /**
   * The interval of a statistic of independent parts by the jackknife: θ ± t<sub>n−1</sub> √((n −
   * 1)/n Σ (θ<sub>(i)</sub> − mean)²).
   *
   * @param all the statistic of all parts, θ
   * @param without the statistic without each part, θ<sub>(i)</sub>; at least 2
   * @see <a href="https://doi.org/10.1093/biomet/61.1.1">Miller: The jackknife, a review</a>
   */
  public static Interval jackknife(double all, double[] without, double confidence) {
    int n = without.length;
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(value -> sq(value - mean)).sum();
    double half = t(n - 1, confidence) * Math.sqrt((n - 1.0) / n * squares);
    return new Interval(all - half, all + half, confidence);
  }

  /** {@code interval} as far as it is not below 0, for what cannot be; its upper end must not. */
  public static Interval notNegative(Interval interval) {
    return new Interval(Math.max(0, interval.low()), interval.high(), interval.confidence());
  }

  /** {@code interval} as far as it lies in [0, 1]. */
  public static Interval share(Interval interval) {
    return new Interval(
        Math.clamp(interval.low(), 0, 1), Math.clamp(interval.high(), 0, 1), interval.confidence());
  }

  /** The quantile of Student's distribution that {@code confidence} leaves on one of two sides. */
  public static double t(double freedom, double confidence) {
    return TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
  }

  private static Optional<Interval> mean(
      double[] values, double effective, double freedom, double confidence) {
    if (values.length < 2) {
      return Optional.empty();
    }
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double squares = IntStream.range(0, values.length).mapToDouble(i -> sq(values[i] - mean)).sum();
    double deviation = Math.sqrt(squares / (values.length - 1));
    double half = t(freedom, confidence) * deviation / Math.sqrt(effective);
    return Optional.of(new Interval(mean - half, mean + half, confidence));
  }

  /**
   * Neighbours of a short series seem to resemble each other less than they do, by (1 + 3r)/n.
   *
   * @see <a href="https://doi.org/10.1093/biomet/41.3-4.403">Kendall 1954</a>
   */
  private static double unbiased(double correlation, int n) {
    return n > 3 ? (n * correlation + 1) / (n - 3) : correlation;
  }

  private static double neighbourCorrelation(double[] values) {
    int n = values.length;
    double mean = IntStream.range(0, n).mapToDouble(i -> values[i]).average().orElse(0);
    double squares = IntStream.range(0, n).mapToDouble(i -> sq(values[i] - mean)).sum();
    double products =
        IntStream.range(1, n).mapToDouble(i -> (values[i] - mean) * (values[i - 1] - mean)).sum();
    return squares == 0 ? 0 : products / squares;
  }

  private static double sq(double value) {
    return value * value;
  }
}
