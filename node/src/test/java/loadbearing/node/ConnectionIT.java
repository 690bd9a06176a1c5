package loadbearing.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a node treats connections; no database is needed for that. */
class ConnectionIT {
  private static final String NO_DATABASE = "127.0.0.1:1";
  private static final int PATIENCE_MILLIS = 10_000;

  @ParameterizedTest
  @CsvSource({"GET /health, close, 200", "PUT /registers/k, Close, 400"})
  void theNodeClosesWhereTheClientAsksForIt(String line, String token, int status)
      throws IOException {
    try (var node = Nodes.start(NO_DATABASE);
        var socket = connect(node)) {
      ask(socket, line, "Connection: " + token + "\r\n");

      var answer = text(socket.getInputStream().readAllBytes());

      assertThat(answer)
          .startsWith("HTTP/1.1 " + status)
          .containsIgnoringCase("\r\nConnection: close\r\n")
          .endsWith("}");
    }
  }

  @Test
  void otherwiseAConnectionServesTheNextRequestToo() throws IOException {
    try (var node = Nodes.start(NO_DATABASE);
        var socket = connect(node)) {
      ask(socket, "GET /health", "");
      assertThat(untilBody(socket.getInputStream())).startsWith("HTTP/1.1 200");

      ask(socket, "GET /health", "Connection: close\r\n");

      assertThat(text(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 200");
    }
  }

  private static Socket connect(AppNode node) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void ask(Socket socket, String line, String headers) throws IOException {
    var request =
        "%s HTTP/1.1\r\nHost: n\r\nContent-Length: 2\r\n%s\r\n{}".formatted(line, headers);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** The bodies here are JSON objects without another inside. */
  private static String untilBody(InputStream in) throws IOException {
    var answer = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      answer.append((char) b);
      if (b == '}') {
        break;
      }
    }
    return answer.toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
