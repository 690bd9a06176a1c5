package loadbearing.node.failover;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import loadbearing.node.http.BadRequest;
import loadbearing.node.http.Json;
import loadbearing.node.remote.Address;

/**
 * The door of one writer: where it says where it writes, and is told.
 *
 * @param address of the door
 * @param patience for an answer
 */
record Door(Address address, Duration patience) {
  private static final String PRIMARY = "primary";

  /** Where it writes. */
  String primary() throws IOException {
    return answer(open());
  }

  /** Tells it, and returns when it writes there. */
  void tell(Address primary) throws IOException {
    var connection = open();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    try (var out = connection.getOutputStream()) {
      out.write(Json.write(Map.of(PRIMARY, primary.toString())));
    }
    var said = answer(connection);
    if (!said.equals(primary.toString())) {
      throw new IOException("told to write to " + primary + ", it writes to " + said);
    }
  }

  private HttpURLConnection open() throws IOException {
    var connection =
        (HttpURLConnection) URI.create("http://" + address + "/primary").toURL().openConnection();
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    return connection;
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    try (var in = connection.getInputStream()) {
      var body = in.readAllBytes();
      return Json.read(body) instanceof Map<?, ?> map && map.get(PRIMARY) instanceof String primary
          ? primary
          : none(body);
    } catch (BadRequest e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      connection.disconnect();
    }
  }

  private static String none(byte[] body) throws IOException {
    throw new IOException("no primary in " + new String(body, StandardCharsets.UTF_8));
  }
}
