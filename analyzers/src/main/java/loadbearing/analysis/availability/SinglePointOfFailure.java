package loadbearing.analysis.availability;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Analyzer;
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
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;

/**
 * Whether users lose a goal with one node or one edge, as the graph says they do or do not.
 *
 * <p>For each fault that takes exactly one component, operations are counted that were due from the
 * proof that it bit, and a time for failover to settle, until it was healed. The goal survives if
 * at least {@value #SURVIVES} of them were served, and is lost if at most {@value #LOST} were; the
 * verdict says whether that is what the graph predicts. It is decided by an interval over half
 * seconds, on condition of this loss: what survives must be served for more than half of the time
 * by all of it, what contradicts the graph must lie beyond the threshold with all of it, and one
 * that straddles decides nothing.
 */
public final class SinglePointOfFailure implements Analyzer {
  /** Least share served of a goal that survives; the rest is for stragglers. */
  public static final double SURVIVES = 0.95;

  /** Most share served of a goal that is lost. */
  public static final double LOST = 0.05;

  private static final int ENOUGH_OPERATIONS = 20;
  private static final double CONFIDENCE = 0.95;
  private static final double HALF = 0.5;

  /** Whether users lose a goal with a component, as the graph says they do or do not. */
  public static final Measure SINGLE_POINT_OF_FAILURE =
      Measure.more(
              "single-point-of-failure",
              "",
              "the share served without a component; holds if it is what the graph predicts")
          .said("prediction");

  /** What the findings on {@code goal} without {@code component} are about, one a fault. */
  public static Subject subject(Goal goal, String component) {
    return Subject.of(goal).without(component);
  }

  @Override
  public List<Measure> measures() {
    return List.of(SINGLE_POINT_OF_FAILURE);
  }

  @Override
  public List<Finding> judge(Run run) {
    var losses = Loss.of(run);
    var all = Asked.of(run);
    return losses.stream()
        .filter(loss -> loss.component().isPresent() && !isInstant(loss))
        .flatMap(loss -> all.stream().map(asked -> judge(run, asked, loss, losses)))
        .toList();
  }

  /** Over as soon as it can be: nothing settles in it. */
  private static boolean isInstant(Loss loss) {
    return loss.episode().fault().isInstant();
  }

  private static Finding judge(Run run, Asked all, Loss loss, List<Loss> losses) {
    var subject =
        subject(all.goal(), loss.component().orElseThrow()).during(loss.episode().number());
    var span = settled(run, loss);
    var asked = all.in(span);
    var prediction =
        StructureFunction.of(run.topology(), all.goal()).works(loss.nodes(), loss.edges());
    var tally = asked.tally();
    if (othersToo(run, losses, loss, span)) {
      return Finding.undecided(
          SINGLE_POINT_OF_FAILURE,
          subject,
          tally.all(),
          "other faults were at work too, or not yet over for users: break one thing at a time");
    }
    if (tally.all() < ENOUGH_OPERATIONS) {
      return Finding.undecided(
          SINGLE_POINT_OF_FAILURE,
          subject,
          tally.all(),
          "%d operations in the %.1f s after failover had %.1f s to settle, %d are needed: let the fault last longer"
              .formatted(
                  tally.all(),
                  span.seconds(),
                  Failover.of(run.topology()).detection() / 1e9,
                  ENOUGH_OPERATIONS));
    }
    var verdict = verdict(prediction, asked, CONFIDENCE);
    return Finding.decided(
            SINGLE_POINT_OF_FAILURE,
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
                    prediction ? "survive" : "are lost",
                    100 * (prediction ? SURVIVES : LOST),
                    prediction ? "more" : "less"))
        .with(evidence(prediction, asked.operations()))
        .by(
            Rule.byInterval(
                prediction ? SURVIVES : LOST,
                confidence -> verdict(prediction, asked, confidence) == verdict));
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

  private static Span settled(Run run, Loss loss) {
    var measured = Span.measured(run);
    long proved = loss.episode().proved().orElse(loss.span().from());
    long from = proved + Failover.of(run.topology()).detection();
    long to = Math.min(measured.to(), loss.episode().healed().orElse(measured.to()));
    return new Span(Math.min(from, to), to);
  }

  /** What was away before counts until everybody may use it again, not only until it is back. */
  private static boolean othersToo(Run run, List<Loss> losses, Loss loss, Span span) {
    var failover = Failover.of(run.topology());
    return losses.stream()
        .filter(other -> other.episode().number() != loss.episode().number())
        .anyMatch(o -> o.span().from() < span.to() && span.from() < o.back(failover));
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
