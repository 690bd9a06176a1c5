package loadbearing.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes a node load and link what it needs, by calling its endpoints over loopback. */
final class Training {
  private static final List<String> READS =
      List.of(
          "/health",
          "/page?work=3",
          "/users/1",
          "/me",
          "/lists/a?from=primary",
          "/ready",
          "/nowhere");

  private static final int TIMEOUT_MILLIS = 30_000;

  private Training() {}

  static void run(Settings settings) throws IOException {
    try (var node = Main.start(settings)) {
      for (var path : READS) {
        call(node.port(), "GET", path, "");
      }
      call(node.port(), "PUT", "/registers/a", "{\"value\":1}");
      call(node.port(), "POST", "/login", "{\"user\":1,\"password\":\"password1\"}");
      call(node.port(), "POST", "/lists/a", "no JSON");
    }
  }

  private static void call(int port, String method, String path, String body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request =
          "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIdempotency-Key: training\r\n"
                  .formatted(method, path)
              + "Loadbearing-Operation: 1\r\nLoadbearing-Session: training\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(body.length(), body);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      // Its beginning, since the server keeps the connection open after it.
      var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      if (status.isEmpty() || status.endsWith("500")) {
        throw new IOException(method + " " + path + ": expected an answer, found '" + status + "'");
      }
    }
  }
}
