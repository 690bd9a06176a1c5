package loadbearing.analysis.availability;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Verdict;

/**
 * How many fewer were served than predicted, as a share of all that were asked.
 *
 * @param tests how many of them are looked at together: where one of them refutes, its confidence
 *     is corrected for that; that all hold needs no correction
 */
record Gap(List<Shortfall> shortfalls, ToDoubleFunction<Shortfall> missing, int tests) {
  int cycles() {
    return shortfalls.size();
  }

  long asked() {
    return shortfalls.stream().mapToLong(Shortfall::asked).sum();
  }

  double value() {
    return shortfalls.stream().mapToDouble(missing).sum() / asked();
  }

  Optional<Interval> interval(double confidence) {
    return Intervals.ratio(
        shortfalls.stream().mapToDouble(missing).toArray(),
        shortfalls.stream().mapToDouble(Shortfall::asked).toArray(),
        confidence);
  }

  /** Whether it is within ± {@code margin}. */
  Verdict verdict(double margin, double confidence) {
    var within = interval(confidence);
    var apart = interval(1 - (1 - confidence) / tests);
    if (within.isEmpty() || apart.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    if (-margin <= within.get().low() && within.get().high() <= margin) {
      return Verdict.HOLDS;
    }
    return apart.get().low() > margin || apart.get().high() < -margin
        ? Verdict.REFUTED
        : Verdict.INCONCLUSIVE;
  }
}
