package loadbearing.harness.server.haproxy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Base;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.server.Scripts;
import loadbearing.topology.Node;

/** What HAProxy is, whatever it stands in front of. */
final class Haproxy {
  private static final String CONFIGURATION = "/loadbearing/haproxy.cfg";

  private Haproxy() {}

  static Recipe recipe() {
    var base = Base.HAPROXY.image();
    return new Recipe(
        "haproxy",
        List.of(base),
        """
        FROM %s
        USER root
        COPY scripts /loadbearing/
        RUN haproxy -v
        STOPSIGNAL SIGTERM
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/haproxy"]
        CMD []
        """
            .formatted(base),
        Scripts.of(Haproxy.class, "haproxy"));
  }

  static Settings settings(String configuration) {
    return Settings.file(CONFIGURATION, configuration);
  }

  /** A balancer is ready when it has found every one of its servers well. */
  static Optional<String> obstacle(Standing standing, Node node) {
    var states = new RuntimeApi(standing, node.name()).states();
    if (states.isEmpty()) {
      return Optional.of("no answer of its runtime API");
    }
    var missing = new TreeMap<>(states);
    missing.values().removeIf("UP"::equals);
    return missing.isEmpty() ? Optional.empty() : Optional.of("not every server is up: " + missing);
  }
}
