package loadbearing.analysis.availability;

import java.util.List;
import loadbearing.analysis.observed.Asked;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.topology.Goal;

/** Lays every operation that went against the prediction at the door of what explains it. */
final class Attribution {
  /** After it is admitted again a node may still lose what it was given while it was not ready. */
  private static final long SETTLING = 1_000_000_000L;

  private final Prediction prediction;
  private final List<Felt> losses;

  /** Explains operations of {@code goal} by the losses of {@code run}. */
  Attribution(Run run, Goal goal) {
    var failover = Failover.of(run.topology());
    prediction = Prediction.of(run, goal);
    losses = Loss.of(run).stream().map(loss -> Felt.of(failover, loss)).toList();
  }

  /** Where the difference between the prediction for {@code asked} and its outcome went. */
  Residual of(Asked asked) {
    var counts = new long[Cause.values().length];
    long predicted = 0;
    for (var operation : asked.operations()) {
      boolean works = prediction.works(operation.due());
      predicted += works ? 1 : 0;
      counts[cause(operation, works).ordinal()]++;
    }
    return new Residual(
        asked.operations().size(),
        predicted,
        asked.tally().ok(),
        counts[Cause.DETECTION.ordinal()],
        counts[Cause.SWITCHOVER.ordinal()],
        counts[Cause.FAILBACK.ordinal()],
        counts[Cause.UNEXPLAINED.ordinal()],
        counts[Cause.UNEXPECTED.ordinal()]);
  }

  /** The share of {@code asked} that would be explained by failover if it were lost, in [0, 1]. */
  double coverage(Asked asked) {
    long covered =
        asked.operations().stream()
            .filter(o -> prediction.works(o.due()) && explained(o) != Cause.UNEXPLAINED)
            .count();
    return (double) covered / asked.operations().size();
  }

  private enum Cause {
    NONE,
    DETECTION,
    SWITCHOVER,
    FAILBACK,
    UNEXPLAINED,
    UNEXPECTED
  }

  private Cause cause(Operation operation, boolean works) {
    boolean ok = operation.outcome() == Outcome.OK;
    if (ok == works) {
      return Cause.NONE;
    }
    return ok ? Cause.UNEXPECTED : explained(operation);
  }

  private Cause explained(Operation operation) {
    return losses.stream()
        .map(loss -> loss.explains(operation))
        .filter(cause -> cause != Cause.UNEXPLAINED)
        .findFirst()
        .orElse(Cause.UNEXPLAINED);
  }

  /** One loss, with the times within which failover explains lost operations. */
  private record Felt(long from, long detected, long switched, long to, long back) {
    static Felt of(Failover failover, Loss loss) {
      long from = loss.span().from();
      long latest = from + failover.detection();
      long detected = Math.min(latest, loss.detected().orElse(latest));
      long to = loss.span().to();
      long latestBack = to == Long.MAX_VALUE ? to : to + failover.failback();
      long settled = loss.readmitted().orElse(latestBack - SETTLING) + SETTLING;
      long back = Math.min(latestBack, settled);
      return new Felt(from, detected, latest + failover.switchover(), to, back);
    }

    Cause explains(Operation operation) {
      long due = operation.due();
      if (due < from && operation.returned() >= from) {
        return Cause.DETECTION;
      }
      if (due >= to) {
        return due < back ? Cause.FAILBACK : Cause.UNEXPLAINED;
      }
      if (due < from || due >= switched) {
        return Cause.UNEXPLAINED;
      }
      return due < detected ? Cause.DETECTION : Cause.SWITCHOVER;
    }
  }
}
