package loadbearing.node;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Nodes for tests, in this process. */
final class Nodes {
  private Nodes() {}

  /** A node on a port of its own choice, with more settings in pairs. */
  static AppNode start(String primary, String... more) throws IOException {
    var environment =
        new HashMap<>(
            Map.of(
                "NODE", "app1", "SITE", "east", "SOFTWARE", "7", "PORT", "0", "PRIMARY", primary));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return AppNode.start(Settings.of(environment));
  }
}
