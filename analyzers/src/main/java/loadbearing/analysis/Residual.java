package loadbearing.analysis;

import java.util.List;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.topology.Goal;

/**
 * What the prediction of some operations was, what became of them, and where the difference went.
 *
 * @param asked how many there were
 * @param predicted how many of them should have been served, by the graph and the realised faults
 * @param served how many were
 * @param detection lost while nobody had noticed yet, operations in flight included
 * @param switchover lost after that, while the others took over
 * @param failback lost while what had come back was taken in again
 * @param unexplained lost at any other time
 * @param unexpected served although the graph said they could not be
 */
record Residual(
    long asked,
    long predicted,
    long served,
    long detection,
    long switchover,
    long failback,
    long unexplained,
    long unexpected) {

  private enum Cause {
    NONE,
    DETECTION,
    SWITCHOVER,
    FAILBACK,
    UNEXPLAINED,
    UNEXPECTED
  }

  /** The residual of {@code operations}, which are all of {@code goal}. */
  static Residual of(Run run, Goal goal, List<Operation> operations) {
    var prediction = Prediction.of(run, goal);
    var losses = Loss.of(run).stream().map(loss -> Felt.of(run, loss)).toList();
    var counts = new long[Cause.values().length];
    long predicted = 0;
    long served = 0;
    for (var operation : operations) {
      boolean works = prediction.works(operation.due());
      boolean ok = operation.outcome() == Outcome.OK;
      predicted += works ? 1 : 0;
      served += ok ? 1 : 0;
      counts[cause(operation, works, ok, losses).ordinal()]++;
    }
    return new Residual(
        operations.size(),
        predicted,
        served,
        counts[Cause.DETECTION.ordinal()],
        counts[Cause.SWITCHOVER.ordinal()],
        counts[Cause.FAILBACK.ordinal()],
        counts[Cause.UNEXPLAINED.ordinal()],
        counts[Cause.UNEXPECTED.ordinal()]);
  }

  /** How many fewer were served than the graph alone says; negative if more were. */
  long gap() {
    return predicted - served;
  }

  /** The gap without what failover explains. */
  long rest() {
    return unexplained - unexpected;
  }

  private static Cause cause(Operation operation, boolean works, boolean ok, List<Felt> losses) {
    if (ok) {
      return works ? Cause.NONE : Cause.UNEXPECTED;
    }
    if (!works) {
      return Cause.NONE;
    }
    return losses.stream()
        .map(loss -> loss.explains(operation))
        .filter(cause -> cause != Cause.UNEXPLAINED)
        .findFirst()
        .orElse(Cause.UNEXPLAINED);
  }

  /** One loss, with the times within which failover explains lost operations. */
  private record Felt(long from, long detected, long switched, long to, long back) {
    static Felt of(Run run, Loss loss) {
      var failover = Failover.of(run.topology());
      long from = loss.span().from();
      long latest = from + failover.detection();
      long detected = Math.min(latest, loss.detected(run).orElse(latest));
      long to = loss.span().to();
      long back = to == Long.MAX_VALUE ? to : to + failover.failback();
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
