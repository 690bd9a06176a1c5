package loadbearing.harness.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Requests that ask a web server whether it is ready. */
public final class Requests {
  private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();

  private Requests() {}

  /** Why GET {@code path} does not give 200; empty if it does. */
  public static Optional<String> obstacle(InetSocketAddress address, String path) {
    var uri =
        URI.create("http://%s:%d%s".formatted(address.getHostString(), address.getPort(), path));
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE);
      connection.setReadTimeout(PATIENCE);
      int status = connection.getResponseCode();
      try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        var said =
            body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
        return status == 200
            ? Optional.empty()
            : Optional.of("GET %s -> %d %s".formatted(path, status, said));
      }
    } catch (IOException e) {
      return Optional.of("GET %s -> %s".formatted(path, e.getMessage()));
    }
  }
}
