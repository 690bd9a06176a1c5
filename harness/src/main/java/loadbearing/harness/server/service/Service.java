package loadbearing.harness.server.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Requests;
import loadbearing.harness.server.Scripts;
import loadbearing.harness.server.Server;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * A server of somebody's own. Its image, which needs bash, is started as it starts itself. Where
 * its own servers are, it is told by variables: {@code SERVER_PRIMARY=10.212.0.4:3306} for an edge
 * to {@code primary}.
 */
public record Service(Node node, Kind.Service kind) implements Server {
  private static final int PATIENCE = 1000;

  /** It may want anything: what it does with an address is its own affair. */
  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(
        Purpose.Serves.class,
        Purpose.Remembers.class,
        Purpose.Caches.class,
        Purpose.Watches.class,
        Purpose.Queues.class,
        Purpose.Consumes.class);
  }

  @Override
  public boolean isItsOwnJudge() {
    return true;
  }

  @Override
  public void check(Topology topology) {}

  @Override
  public Recipe recipe(Images images) {
    var start =
        Stream.concat(Stream.of("/loadbearing/supervise"), images.command(kind.image()).stream())
            .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(", "));
    return new Recipe(
        "service",
        List.of(kind.image()),
        """
        FROM %s
        USER root
        COPY scripts /loadbearing/
        RUN ["/bin/bash", "--version"]
        ENTRYPOINT [%s]
        CMD []
        """
            .formatted(kind.image(), start),
        Scripts.of(Service.class));
  }

  @Override
  public Settings settings(Wiring wiring) {
    var environment = new TreeMap<>(kind.environment());
    for (Edge edge : wiring.topology().from(node.name())) {
      environment.putIfAbsent(
          "SERVER_" + edge.to().toUpperCase(Locale.ROOT), wiring.target(edge).toString());
    }
    return Settings.environment(environment);
  }

  @Override
  public ProbeQuestion question() {
    return switch (kind.readiness()) {
      case Kind.Readiness.Accepts accepts -> new ProbeQuestion(ProbeQuestion.Manner.CONNECT);
      case Kind.Readiness.Answers answers -> ProbeQuestion.get(answers.path());
    };
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    var address = standing.forward(node.name());
    return switch (kind.readiness()) {
      case Kind.Readiness.Accepts accepts -> accepts(address);
      case Kind.Readiness.Answers answers -> Requests.obstacle(address, answers.path());
    };
  }

  /** Behind the forward is a proxy that accepts and hangs up when the server does not. */
  private static Optional<String> accepts(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(address, PATIENCE);
      socket.setSoTimeout(PATIENCE / 4);
      return socket.getInputStream().read() < 0
          ? Optional.of("it does not accept connections")
          : Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
