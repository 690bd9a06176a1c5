package loadbearing.analysis;

import java.util.function.DoublePredicate;

/**
 * By what a verdict was given.
 *
 * @param threshold what the value, or its interval, was held against
 * @param risk the chance, at the most, that a system which is just at the threshold gets this
 *     verdict, in [0, 1); 0 where nothing is left to chance, because what went wrong was counted
 */
public record Rule(double threshold, double risk) {
  private static final double LEAST = 1e-9;
  private static final double MOST = 0.49;

  public Rule {
    if (!(risk >= 0 && risk < 1)) {
      throw new IllegalArgumentException("a risk lies in [0, 1); got " + risk);
    }
  }

  /** One that counts, and leaves nothing to chance. */
  public static Rule counted(double threshold) {
    return new Rule(threshold, 0);
  }

  /**
   * One that holds an interval against a threshold: its risk is the least at which the decision
   * still comes out the same.
   *
   * @param decides whether it does with an interval of the confidence that it is given; with a
   *     wider one never again, once it did not
   */
  public static Rule byInterval(double threshold, DoublePredicate decides) {
    double low = Math.log(LEAST);
    double high = Math.log(MOST);
    if (decides.test(1 - 2 * LEAST)) {
      return new Rule(threshold, LEAST);
    }
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (decides.test(1 - 2 * Math.exp(middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Rule(threshold, Math.exp(high));
  }
}
