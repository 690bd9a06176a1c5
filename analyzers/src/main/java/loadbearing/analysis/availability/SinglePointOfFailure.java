package loadbearing.analysis.availability;

import java.util.List;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;

/**
 * Whether users lose a goal with one node or one edge, as the graph says they do or do not.
 *
 * <p>For each fault that takes exactly one component, operations are counted that were due from the
 * proof that it bit, and a time for failover to settle, until it was healed. The goal survives if
 * at least {@value #SURVIVES} of them were served, and is lost if at most {@value #LOST} were; the
 * verdict says whether that is what the graph predicts, and is decided as {@link Survival} says.
 */
public final class SinglePointOfFailure implements Analyzer {
  /** Least share served of a goal that survives; the rest is for stragglers. */
  public static final double SURVIVES = Survival.SURVIVES;

  /** Most share served of a goal that is lost. */
  public static final double LOST = Survival.LOST;

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
    if (othersToo(run, losses, loss, span)) {
      return Finding.undecided(
          SINGLE_POINT_OF_FAILURE,
          subject,
          asked.tally().all(),
          "other faults were at work too, or not yet over for users: break one thing at a time");
    }
    return Survival.judged(SINGLE_POINT_OF_FAILURE, subject, run, prediction, asked, span);
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
}
