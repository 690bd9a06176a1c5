package loadbearing.topology.classic;

import java.util.List;
import loadbearing.topology.Balancing;
import loadbearing.topology.Topology;

/**
 * A18: two sites, each with a primary of its own that takes the writes of its region and follows
 * the other, and with replicas that follow it and serve the region's reads.
 */
public final class RegionalMasters {
  static final Architecture ARCHITECTURE =
      new Architecture(
          "A18",
          "regional masters",
          List.of(Regions.REPLICAS, Defaults.BALANCING),
          settings ->
              topology(
                  Architecture.number(settings, Regions.REPLICAS.name()),
                  Balancing.of(settings.get(Defaults.BALANCING.name()))));

  private RegionalMasters() {}

  /** The architecture with {@code replicas} in each region, 1 or 2. */
  public static Topology topology(int replicas, Balancing balancing) {
    var draft =
        new Draft()
            .linked(Regions.EAST, Regions.WEST)
            .balanced(balancing)
            .app("app1", Regions.EAST, "master1", "reads1")
            .app("app2", Regions.WEST, "master2", "reads2")
            .primary("master1", Regions.EAST)
            .primary("master2", Regions.WEST)
            .follows("master1", "master2")
            .follows("master2", "master1");
    Regions.replicas(draft, "reads1", Regions.EAST, "east", replicas, "master1");
    Regions.replicas(draft, "reads2", Regions.WEST, "west", replicas, "master2");
    return draft.topology(
        "A18",
        "regional masters",
        "Two regions, each with a primary that follows the other and %s of its own."
            .formatted(replicas == 1 ? "a replica" : replicas + " replicas"));
  }
}
