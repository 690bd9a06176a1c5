package loadbearing.harness.server.redis;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Base;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.KeepsData;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Scripts;
import loadbearing.harness.server.Server;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** A Redis server that writes nothing to disk: what it knew is gone when it has been killed. */
public record Redis(Node node, Kind.Redis kind) implements Server, KeepsData {
  private static final int PATIENCE = 1000;

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of();
  }

  @Override
  public void check(Topology topology) {}

  @Override
  public Recipe recipe(Images images) {
    var base = Base.REDIS.image();
    return new Recipe(
        "redis",
        List.of(base),
        """
        FROM %s
        USER root
        COPY scripts /loadbearing/
        RUN redis-server --version
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/redis"]
        CMD []
        """
            .formatted(base),
        Scripts.of(Redis.class, "redis"));
  }

  @Override
  public Settings settings(Wiring wiring) {
    return Settings.NONE;
  }

  @Override
  public ProbeQuestion question() {
    return new ProbeQuestion(ProbeQuestion.Manner.PING);
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    try {
      var said = say(standing, "PING", "+PONG");
      return said.equals("+PONG") ? Optional.empty() : Optional.of("PING -> '%s'".formatted(said));
    } catch (IOException e) {
      return Optional.of("PING -> " + e.getMessage());
    }
  }

  @Override
  public void restore(Standing standing) {
    try {
      var said = say(standing, "FLUSHALL", "+OK");
      if (!said.equals("+OK")) {
        throw new IOException(said);
      }
    } catch (IOException e) {
      throw new DeploymentException(
          "the data of '%s' cannot be removed: %s".formatted(node.name(), e.getMessage()), e);
    }
  }

  /** As much of the answer as {@code expected} has. */
  private String say(Standing standing, String command, String expected) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(standing.forward(node.name()), PATIENCE);
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(
          socket.getInputStream().readNBytes(expected.length()), StandardCharsets.US_ASCII);
    }
  }
}
