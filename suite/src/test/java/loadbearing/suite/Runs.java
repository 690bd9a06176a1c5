package loadbearing.suite;

import java.util.List;
import java.util.Map;
import loadbearing.history.History;
import loadbearing.history.Run;
import loadbearing.topology.Topology;

/** Small runs made by hand. */
final class Runs {
  private Runs() {}

  /** A run in which nothing was asked. */
  static Run empty(Topology topology) {
    return new Run(
        "run",
        topology,
        new Run.Settings("mixed", "8 users", 0, 1_000_000_000, List.of(), 1, List.of()),
        Map.of(),
        new History(List.of(), true));
  }
}
