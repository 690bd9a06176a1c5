package loadbearing.topology.classic;

import java.util.ArrayList;
import java.util.List;
import loadbearing.topology.Balancing;
import loadbearing.topology.Topology;

/**
 * A15: every app node has a database of its own, which hears of no other. It looks redundant, and
 * who is sent to another clone does not find what was written at the first.
 */
public final class DatabasePerServer {
  private static final int MOST = 4;

  static final Architecture ARCHITECTURE =
      new Architecture(
          "A15",
          "a database per server",
          List.of(new Architecture.Setting("clones", "2", "2 to " + MOST), Defaults.BALANCING),
          settings ->
              topology(
                  Architecture.number(settings, "clones"),
                  Balancing.of(settings.get(Defaults.BALANCING.name()))));

  private DatabasePerServer() {}

  /** The architecture with {@code clones} app nodes, 2 to 4, and as many databases. */
  public static Topology topology(int clones, Balancing balancing) {
    if (clones < 2 || clones > MOST) {
      throw new IllegalArgumentException("clones must be 2 to %d, got %d".formatted(MOST, clones));
    }
    var draft = new Draft().balanced(balancing);
    List<String> apps = new ArrayList<>();
    List<String> databases = new ArrayList<>();
    for (int i = 1; i <= clones; i++) {
      apps.add("app" + i);
      databases.add("own" + i);
      draft.app("app" + i, Defaults.SITE, "own" + i).primary("own" + i, Defaults.SITE);
    }
    return draft
        .alike("clones", apps)
        .alike("databases", databases)
        .topology(
            "A15",
            "a database per server",
            "%d app nodes behind a load balancer, each with a database that hears of no other."
                .formatted(clones));
  }
}
