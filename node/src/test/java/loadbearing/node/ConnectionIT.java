package loadbearing.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a node treats connections, without a database. */
class ConnectionIT {
  private static final int PATIENCE_MILLIS = 10_000;

  @Test
  void aConnectionIsClosedAfterTheAnswerIfTheClientSaysSo() throws IOException {
    var settings =
        Settings.of(Map.of("NODE", "n", "SITE", "s", "PORT", "0", "PRIMARY", "127.0.0.1:1"));
    try (var node = AppNode.start(settings);
        var socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: n\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"health\":\"up\"}");
    }
  }
}
