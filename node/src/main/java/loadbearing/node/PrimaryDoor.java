package loadbearing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import loadbearing.node.database.Moves;
import loadbearing.node.http.Answer;
import loadbearing.node.http.BadRequest;
import loadbearing.node.http.Endpoint;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.http.Router;
import loadbearing.node.remote.Address;

/** Where a node says where its primary is, and is told that it is elsewhere. */
final class PrimaryDoor {
  private static final String PRIMARY = "primary";

  private final Moves primary;

  PrimaryDoor(Moves primary) {
    this.primary = primary;
  }

  Endpoint endpoint() {
    return new Router()
        .add("GET", "/primary", request -> where())
        .add("PUT", "/primary", this::tell);
  }

  private Answer where() {
    return Answer.json(200, Map.of(PRIMARY, primary.address().toString()));
  }

  private Answer tell(Request request) {
    try {
      primary.tell(address(Json.read(request.body())));
      return where();
    } catch (IOException e) {
      throw new UncheckedIOException("what was told cannot be kept", e);
    }
  }

  private static Address address(Object body) {
    if (body instanceof Map<?, ?> map && map.get(PRIMARY) instanceof String text) {
      try {
        return Address.parse(text);
      } catch (IllegalArgumentException e) {
        throw new BadRequest(e.getMessage());
      }
    }
    throw new BadRequest("expected {\"primary\":\"host:port\"}, found " + body);
  }
}
