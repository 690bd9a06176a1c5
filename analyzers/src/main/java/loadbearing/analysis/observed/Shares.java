package loadbearing.analysis.observed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.history.Operation;

/** Shares of operations that were served, with intervals that do not believe in each request. */
public final class Shares {
  private Shares() {}

  /**
   * The interval of the share that was served, from windows of a second: requests of one second
   * share its fate, so a second is one trial and not each request. Where all windows agree it is
   * that of so many trials (Clopper-Pearson), else Student's with neighbours' correlation. Empty
   * for less than a window.
   */
  public static Optional<Interval> interval(List<Operation> operations, double confidence) {
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    long last = operations.stream().mapToLong(Operation::due).max().getAsLong();
    long first = operations.stream().mapToLong(Operation::due).min().getAsLong();
    double[] shares =
        Timeline.split(operations, new Span(first, last + 1), Timeline.SECOND).stream()
            .filter(window -> !window.isEmpty())
            .mapToDouble(window -> Tally.of(window).success())
            .toArray();
    boolean same = Arrays.stream(shares).distinct().count() == 1;
    return same && (shares[0] == 0 || shares[0] == 1)
        ? Optional.of(
            Intervals.proportion(shares[0] == 1 ? shares.length : 0, shares.length, confidence))
        : Intervals.meanOfSeries(shares, confidence).map(Intervals::share);
  }
}
