package loadbearing.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Requests to web servers, each made once, on the harness's own account. */
public final class Requests {
  private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();

  private Requests() {}

  /** Why GET {@code path} does not give 200; empty if it does. */
  public static Optional<String> obstacle(InetSocketAddress address, String path) {
    try {
      var connection = open(address, path);
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

  /** What the answer to GET {@code path} says in that header; empty text if it has none. */
  public static String header(InetSocketAddress address, String path, String name) {
    try {
      var connection = open(address, path);
      try (var body = connection.getInputStream()) {
        body.readAllBytes();
      }
      return Optional.ofNullable(connection.getHeaderField(name)).orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException("GET " + path, e);
    }
  }

  /** Why an app node does not acknowledge a write of that key; empty if it does. */
  public static Optional<String> written(InetSocketAddress address, String key) {
    var path = "/registers/operator";
    try {
      var connection = open(address, path);
      connection.setRequestMethod("PUT");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("Idempotency-Key", key);
      connection.getOutputStream().write("{\"value\":1}".getBytes(StandardCharsets.UTF_8));
      int status = connection.getResponseCode();
      return status == 200 ? Optional.empty() : Optional.of("PUT %s -> %d".formatted(path, status));
    } catch (IOException e) {
      return Optional.of("PUT %s -> %s".formatted(path, e.getMessage()));
    }
  }

  private static HttpURLConnection open(InetSocketAddress address, String path) throws IOException {
    var uri =
        URI.create("http://%s:%d%s".formatted(address.getHostString(), address.getPort(), path));
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    return connection;
  }
}
