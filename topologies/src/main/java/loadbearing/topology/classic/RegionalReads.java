package loadbearing.topology.classic;

import java.util.List;
import loadbearing.topology.Balancing;
import loadbearing.topology.Topology;

/**
 * A17: two sites, east and west; each reads from replicas of its own, and both write to the one
 * primary in the east. The west's read balancer falls back on it over the link.
 */
public final class RegionalReads {
  static final Architecture ARCHITECTURE =
      new Architecture(
          "A17",
          "regional reads",
          List.of(Regions.REPLICAS, Defaults.BALANCING),
          settings ->
              topology(
                  Architecture.number(settings, Regions.REPLICAS.name()),
                  Balancing.of(settings.get(Defaults.BALANCING.name()))));

  private RegionalReads() {}

  /** The architecture with {@code replicas} in each region, 1 or 2. */
  public static Topology topology(int replicas, Balancing balancing) {
    var draft =
        new Draft()
            .linked(Regions.EAST, Regions.WEST)
            .balanced(balancing)
            .app("app1", Regions.EAST, "primary", "reads1")
            .app("app2", Regions.WEST, "primary", "reads2")
            .primary("primary", Regions.EAST);
    Regions.replicas(draft, "reads1", Regions.EAST, "east", replicas, "primary");
    Regions.replicas(draft, "reads2", Regions.WEST, "west", replicas, "primary");
    return draft.topology(
        "A17",
        "regional reads",
        "Two regions with %s read replica%s each; both write to the one primary."
            .formatted(replicas == 1 ? "a" : replicas, replicas == 1 ? "" : "s"));
  }
}
