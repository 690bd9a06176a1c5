package loadbearing.topology.classic;

import java.util.List;
import loadbearing.topology.Balancing;
import loadbearing.topology.Topology;

/**
 * A10: two replicas follow the primary, and each has one that follows it; all of them are read. Who
 * loses the replica between keeps answering, and hears of nothing new.
 */
public final class ReplicationTree {
  static final Architecture ARCHITECTURE =
      new Architecture(
          "A10",
          "replication tree",
          List.of(Defaults.BALANCING),
          settings -> topology(Balancing.of(settings.get(Defaults.BALANCING.name()))));

  private ReplicationTree() {}

  /** The architecture; {@code balancing} is that of the balancer in front of the app nodes. */
  public static Topology topology(Balancing balancing) {
    var site = Defaults.SITE;
    return new Draft()
        .balanced(balancing)
        .app("app1", site, "primary", "reads")
        .app("app2", site, "primary", "reads")
        .reads("reads", site, List.of("replica1", "replica2", "child1", "child2", "primary"))
        .primary("primary", site)
        .replica("replica1", site, "primary")
        .replica("replica2", site, "primary")
        .replica("child1", site, "replica1")
        .replica("child2", site, "replica2")
        .alike("clones", List.of("app1", "app2"))
        .alike("replicas", List.of("replica1", "replica2"))
        .alike("children", List.of("child1", "child2"))
        .topology(
            "A10",
            "replication tree",
            "One primary takes writes, two replicas follow it and a child each of them; all serve"
                + " reads.");
  }
}
