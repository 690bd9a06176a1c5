package loadbearing.report.story;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * One run, with all that is told of it.
 *
 * @param report the run and its findings
 * @param measured its measured operations, ordered by call
 * @param seconds what users met in each second
 * @param nodes what each node used
 * @param faults what each fault took away
 * @param host how honest the host was
 * @param scaling the curve, if the run measured one
 */
public record RunStory(
    JudgedRun report,
    List<Operation> measured,
    Seconds seconds,
    List<NodeUse> nodes,
    List<FaultEffect> faults,
    HostStamp host,
    Optional<Scaling> scaling) {

  /** The story of {@code report}. */
  public static RunStory of(JudgedRun report) {
    var run = report.run();
    var measured = run.history().measured();
    return new RunStory(
        report,
        measured,
        Seconds.of(measured),
        NodeUse.of(run),
        FaultEffect.of(report),
        HostStamp.of(run.history(), measured),
        Scaling.of(report));
  }

  /** The run itself. */
  public Run run() {
    return report.run();
  }

  /** The architecture: {@code A9 master-slave}. */
  public String architecture() {
    return run().topology().id() + " " + run().topology().name();
  }

  /** What was asked of it; runs with the same conditions may be compared. */
  public String conditions() {
    return run().plan().workload().name() + ", " + run().plan().load();
  }

  /** Whether the run proves anything. */
  public boolean isValid() {
    return report.voidReasons().isEmpty();
  }

  /** Measured operations that were due outside every fault. */
  public List<Operation> undisturbed() {
    return measured.stream().filter(o -> !isDisturbed(o.due() / 1e9)).toList();
  }

  /** The bins that lie outside every fault, without the first and the last, which are not whole. */
  public List<Seconds.Bin> undisturbedSeconds() {
    double last = (double) (seconds.bins().size() - 1) * seconds.width();
    return seconds.where(
        begin ->
            begin > 0
                && begin < last
                && !isDisturbed(begin)
                && !isDisturbed(begin + seconds.width()));
  }

  /** Operations answered with OK. */
  public long answered() {
    return measured.stream().filter(o -> o.outcome() == Outcome.OK).count();
  }

  /** A fault counts until three seconds after it is healed, for users still feel it. */
  private boolean isDisturbed(double seconds) {
    return faults.stream().anyMatch(f -> f.begin() <= seconds && seconds <= f.end() + 3);
  }
}
