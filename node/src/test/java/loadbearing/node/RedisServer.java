package loadbearing.node;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A Redis server in a container that keeps nothing over a restart. */
final class RedisServer implements AutoCloseable {
  private final Server server;

  private RedisServer(Server server) {
    this.server = server;
  }

  static RedisServer start() {
    var container =
        new GenericContainer<>("loadbearing/redis:latest")
            .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1));
    return new RedisServer(Server.start(container, 6379));
  }

  Server server() {
    return server;
  }

  /** What a node is told about it. */
  String url() {
    return "redis://" + server.address();
  }

  /** How many scripts it ran since it started. */
  long scripts() throws IOException {
    var line = say("INFO commandstats").replaceAll("(?s).*cmdstat_eval:calls=(\\d+).*", "$1");
    return line.matches("\\d+") ? Long.parseLong(line) : 0;
  }

  /** One command, and the first line or the one text it answers. */
  String say(String command) throws IOException {
    try (var socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
