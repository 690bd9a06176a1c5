package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import loadbearing.history.History;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.topology.Topology;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/** Small runs made by hand. */
final class Runs {
  private Runs() {}

  /** A run in which nothing was asked. */
  static Run empty(Topology topology) {
    return new Run(
        "run",
        topology,
        Plan.of(Workloads.of("mixed"), Load.of("8 users"), Duration.ofNanos(1_000_000_000)),
        Map.of(),
        new History(List.of(), true));
  }
}
