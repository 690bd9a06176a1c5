package loadbearing.fault;

import java.util.Optional;
import loadbearing.topology.Topology;

/** Whether a topology has what an intervention names; if not, the complaint lists what it has. */
final class Present {
  private Present() {}

  static Optional<String> node(Topology topology, String name) {
    return complaint(() -> topology.server(name));
  }

  static Optional<String> edge(Topology topology, String name) {
    return complaint(() -> topology.edge(name));
  }

  static Optional<String> link(Topology topology, String name) {
    return complaint(() -> topology.link(name));
  }

  static Optional<String> site(Topology topology, String name) {
    return complaint(() -> topology.machines(name));
  }

  private static Optional<String> complaint(Runnable lookup) {
    try {
      lookup.run();
      return Optional.empty();
    } catch (IllegalArgumentException absent) {
      return Optional.of(absent.getMessage());
    }
  }
}
