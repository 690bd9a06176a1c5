package loadbearing.analysis;

/**
 * A confidence interval, both ends included.
 *
 * @param low its lower end; may be negative infinity
 * @param high its upper end; may be positive infinity, not below {@code low}
 * @param confidence in (0, 1)
 */
public record Interval(double low, double high, double confidence) {
  public Interval {
    if (!(low <= high) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "an interval needs low <= high and a confidence in (0, 1); got [%s, %s] at %s"
              .formatted(low, high, confidence));
    }
  }

  /** Whether {@code value} lies inside. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
