package loadbearing.report.story;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.comparison.Toll;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.observed.NodeUse;
import loadbearing.analysis.observed.Reign;
import loadbearing.analysis.observed.Seconds;
import loadbearing.analysis.validity.HostStamp;
import loadbearing.history.Operation;
import loadbearing.history.Run;

/**
 * One run, with all that is told of it.
 *
 * @param report the run and its findings
 * @param measured its measured operations, ordered by call
 * @param seconds what users met in each second
 * @param nodes what each node used
 * @param reigns who took the writes when; empty where there is one database
 * @param faults what each fault took away
 * @param host how honest the host was
 * @param scaling the curve, if the run measured one
 */
public record RunStory(
    JudgedRun report,
    List<Operation> measured,
    Seconds seconds,
    List<NodeUse> nodes,
    List<Reign> reigns,
    List<Toll> faults,
    HostStamp host,
    Optional<Curve> scaling) {

  /** The story of {@code report}. */
  public static RunStory of(JudgedRun report) {
    var run = report.run();
    var measured = run.history().measured();
    return new RunStory(
        report,
        measured,
        Seconds.of(measured),
        NodeUse.of(run),
        Reign.of(run),
        Toll.of(report),
        HostStamp.of(run),
        Curve.of(report));
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
    return report.conditions();
  }

  /** Whether the run proves anything. */
  public boolean isValid() {
    return report.isValid();
  }
}
