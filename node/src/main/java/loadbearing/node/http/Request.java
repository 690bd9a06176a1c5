package loadbearing.node.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import loadbearing.node.remote.Deadline;

/**
 * What somebody asks, as far as the node understands it.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param variables what stands in the path where its template has a variable, in order
 * @param query the last value of each name
 * @param idempotencyKey names a write, so that it takes effect once
 * @param session the token of a session
 * @param body as sent; empty if there is none
 * @param deadline when it has to be answered
 */
public record Request(
    String method,
    String path,
    List<String> variables,
    Map<String, String> query,
    Optional<String> idempotencyKey,
    Optional<String> session,
    byte[] body,
    Deadline deadline) {
  private static final int KEY_LENGTH = 64;

  public Request {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    variables = List.copyOf(variables);
    query = Map.copyOf(query);
    Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(deadline, "deadline");
  }

  /** The same with what the path's variables stand for. */
  Request withVariables(List<String> found) {
    return new Request(method, path, found, query, idempotencyKey, session, body, deadline);
  }

  /** Variable number {@code index} of the path as an id, an integer of 1 or more. */
  public long id(int index) {
    var text = variables.get(index);
    try {
      var id = Long.parseLong(text);
      if (id >= 1) {
        return id;
      }
    } catch (NumberFormatException e) {
      // Answered below, with every other text that is no id.
    }
    throw new BadRequest("expected an id of 1 or more in the path, found '" + text + "'");
  }

  /** Variable number {@code index} of the path as the key of a register or list. */
  public String key(int index) {
    var text = variables.get(index);
    if (text.isEmpty() || text.length() > KEY_LENGTH) {
      throw new BadRequest(
          "expected a key of 1 to %d characters in the path, found %d"
              .formatted(KEY_LENGTH, text.length()));
    }
    return text;
  }

  /** The number {@code name} of the query in {@code least}..{@code most}; or what is usual. */
  public int number(String name, int least, int most, int usual) {
    var text = query.get(name);
    if (text == null) {
      return usual;
    }
    try {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, with every number out of range.
    }
    throw new BadRequest(
        "expected %s=%d..%d in the query, found '%s'".formatted(name, least, most, text));
  }

  /** The key without which a write is not made. */
  public String requiredKey() {
    var key =
        idempotencyKey.orElseThrow(
            () -> new BadRequest("a write needs the header " + Headers.IDEMPOTENCY_KEY));
    if (key.isBlank() || key.length() > KEY_LENGTH) {
      throw new BadRequest(
          "expected 1 to %d characters in the header %s, found %d"
              .formatted(KEY_LENGTH, Headers.IDEMPOTENCY_KEY, key.length()));
    }
    return key;
  }

  /** Method and path, which say what a key was used for. */
  public String line() {
    return method + " " + path;
  }
}
