package loadbearing.harness.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Await;
import loadbearing.harness.engine.Logs;
import loadbearing.harness.engine.Together;
import loadbearing.harness.server.haproxy.RuntimeApi;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/** Waits until every node does its work, servers before their clients. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration REQUEST = Duration.ofSeconds(2);

  private final Standing standing;

  Readiness(Standing standing) {
    this.standing = standing;
  }

  void await() {
    try (var http = HttpClient.newBuilder().connectTimeout(REQUEST).build()) {
      var topology = standing.wiring().topology();
      topology.nodes(Kind.DatabaseBalancer.class).forEach(this::balancer);
      Together.each(
          topology.nodes(Kind.AppNode.class),
          node -> answers(http, node.name(), standing.forward(node.name())));
      topology.nodes(Kind.LoadBalancer.class).forEach(this::balancer);
      answers(http, "entry", standing.address(standing.wiring().entryPort()));
    }
  }

  private void answers(HttpClient http, String name, InetSocketAddress address) {
    var uri =
        URI.create("http://%s:%d/ready".formatted(address.getHostString(), address.getPort()));
    await(name, "GET /ready -> 200", () -> obstacle(http, uri));
  }

  private static Optional<String> obstacle(HttpClient http, URI uri) {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(REQUEST).build();
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.empty()
          : Optional.of(answer.statusCode() + " " + answer.body());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private void balancer(Node node) {
    var balancer = new RuntimeApi(standing, node.name());
    await(
        node.name(),
        "every server up",
        () -> {
          var states = balancer.states();
          if (states.isEmpty()) {
            return Optional.of("no answer of its runtime API");
          }
          Map<String, String> missing =
              states.entrySet().stream()
                  .filter(entry -> !entry.getValue().equals("UP"))
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
          return missing.isEmpty() ? Optional.empty() : Optional.of(missing.toString());
        });
  }

  private void await(String name, String condition, Supplier<Optional<String>> obstacle) {
    Await.until(
        PATIENCE,
        obstacle,
        last ->
            new DeploymentException(
                "node '%s' not ready after %d s (waiting for %s, last seen: %s)%s"
                    .formatted(name, PATIENCE.toSeconds(), condition, last, about(name))));
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
