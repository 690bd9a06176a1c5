package loadbearing.harness.deploy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Await;
import loadbearing.harness.engine.Logs;
import loadbearing.harness.engine.Together;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.server.Requests;
import loadbearing.harness.server.registry.Homes;

/** Waits until every node does its work, homes before their clients. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Standing standing;
  private final Homes homes;

  Readiness(Standing standing, Homes homes) {
    this.standing = standing;
    this.homes = homes;
  }

  void await() {
    for (var rank : homes.ranks()) {
      Together.each(rank, server -> await(server.node().name(), () -> server.obstacle(standing)));
    }
    var entry = standing.address(standing.wiring().entryPort());
    await("entry", () -> Requests.obstacle(entry, "/ready"));
  }

  private void await(String name, Supplier<Optional<String>> obstacle) {
    Await.until(
        PATIENCE,
        obstacle,
        last ->
            new DeploymentException(
                "node '%s' not ready after %d s (%s)%s"
                    .formatted(name, PATIENCE.toSeconds(), last, about(name))));
  }

  /** Of a node, what it runs and said. */
  private String about(String name) {
    var container = standing.containers().get(name);
    if (container == null) {
      return "";
    }
    var engine = standing.engine();
    var image = engine.client().inspectContainerCmd(container).exec().getConfig().getImage();
    return "; it runs image '%s' and said last: %s"
        .formatted(image, new Logs(engine).tail(container));
  }
}
