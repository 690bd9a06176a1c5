package loadbearing.analysis.availability;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Rule;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Shares;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * Whether a goal survives what is lost, as the graph says it does or does not.
 *
 * <p>It survives if at least {@value #SURVIVES} of what was asked is served, and is lost if at most
 * {@value #LOST} is. That is decided by an interval over half seconds, on condition of this loss:
 * what survives must be served for more than half of the time by all of it, what contradicts the
 * graph must lie beyond the threshold with all of it, and one that straddles decides nothing.
 */
final class Survival {
  /** Least share served of a goal that survives; the rest is for stragglers. */
  static final double SURVIVES = 0.95;

  /** Most share served of a goal that is lost. */
  static final double LOST = 0.05;

  private static final int ENOUGH_OPERATIONS = 20;
  private static final double CONFIDENCE = 0.95;
  private static final double HALF = 0.5;

  private Survival() {}

  /**
   * The finding on {@code asked}, which was due in {@code span}, once failover had time to settle.
   *
   * @param predicted whether the graph says that a way is left
   */
  static Finding judged(
      Measure measure, Subject subject, Run run, boolean predicted, Asked asked, Span span) {
    var tally = asked.tally();
    if (tally.all() < ENOUGH_OPERATIONS) {
      return Finding.undecided(
          measure,
          subject,
          tally.all(),
          "%d operations in the %.1f s after failover had %.1f s to settle, %d are needed: let the fault last longer"
              .formatted(
                  tally.all(),
                  span.seconds(),
                  Failover.of(run.topology()).detection() / 1e9,
                  ENOUGH_OPERATIONS));
    }
    var verdict = verdict(predicted, asked, CONFIDENCE);
    return Finding.decided(
            measure,
            subject,
            verdict,
            tally.success(),
            Optional.of(interval(asked, CONFIDENCE)),
            tally.all(),
            "%d of %d served in %.1f s; the graph says they %s, which is %.0f %% or %s"
                .formatted(
                    tally.ok(),
                    tally.all(),
                    span.seconds(),
                    predicted ? "survive" : "are lost",
                    100 * (predicted ? SURVIVES : LOST),
                    predicted ? "more" : "less"))
        .with(evidence(predicted, asked.operations()))
        .by(
            Rule.byInterval(
                predicted ? SURVIVES : LOST,
                confidence -> verdict(predicted, asked, confidence) == verdict));
  }

  /** An interval on both sides of what decides does not decide. */
  private static Verdict verdict(boolean predicted, Asked asked, double confidence) {
    double share = asked.tally().success();
    var interval = interval(asked, confidence);
    boolean asPredicted = predicted ? share >= SURVIVES : share <= LOST;
    if (asPredicted) {
      boolean isSure = predicted ? interval.low() > HALF : interval.high() < HALF;
      return isSure ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
    }
    boolean isSure = predicted ? interval.high() < SURVIVES : interval.low() > LOST;
    return isSure ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
  }

  private static Interval interval(Asked asked, double confidence) {
    return Shares.inState(asked.operations(), confidence).orElse(new Interval(0, 1, confidence));
  }

  /** The few that went against the prediction. */
  private static List<Finding.Evidence> evidence(boolean predicted, List<Operation> asked) {
    var against =
        asked.stream()
            .filter(operation -> (operation.outcome() == Outcome.OK) != predicted)
            .limit(5)
            .map(Operation::id)
            .toList();
    var what = predicted ? "not served although a way was left" : "served although no way was left";
    return against.isEmpty() ? List.of() : List.of(new Finding.Evidence(what, against));
  }
}
