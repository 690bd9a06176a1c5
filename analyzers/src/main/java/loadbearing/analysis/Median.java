package loadbearing.analysis;

import java.util.List;
import java.util.Optional;

/**
 * The median of samples with its interval by order statistics, which assumes no distribution: with
 * X binomial(n, 1/2), [x<sub>(r)</sub>, x<sub>(n+1−r)</sub>] covers the median with confidence 1 −
 * 2 P(X &lt; r); r is the greatest rank that keeps at least {@value #CONFIDENCE}. Assumes that the
 * samples are independent and of one distribution.
 *
 * @param value the median; NaN of no samples
 * @param interval empty below six samples, where no rank is confident enough
 * @see <a href="https://www.usenix.org/conference/osdi18/presentation/maricq">Maricq et al.: Taming
 *     Performance Variability</a>, section 5; David, Nagaraja: Order Statistics, section 7.1
 */
public record Median(double value, Optional<Interval> interval) {
  private static final double CONFIDENCE = 0.95;

  /** The median of {@code samples}, NaN among them left out. */
  public static Median of(List<Double> samples) {
    var sorted = samples.stream().filter(x -> !x.isNaN()).sorted().toList();
    int n = sorted.size();
    if (n == 0) {
      return new Median(Double.NaN, Optional.empty());
    }
    double middle = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    int rank = rank(n);
    return new Median(
        middle,
        rank == 0
            ? Optional.empty()
            : Optional.of(new Interval(sorted.get(rank - 1), sorted.get(n - rank), CONFIDENCE)));
  }

  /** The greatest r with 2 P(X &lt; r) of at most 1 − confidence; 0 if there is none. */
  private static int rank(int n) {
    double logTerm = -n * Math.log(2);
    double below = 0;
    int rank = 0;
    while (true) {
      below += Math.exp(logTerm);
      if (2 * below > 1 - CONFIDENCE) {
        return rank;
      }
      logTerm += Math.log((double) (n - rank) / (rank + 1));
      rank++;
    }
  }
}
