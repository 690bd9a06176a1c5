package loadbearing.node.database;

import java.util.Objects;

/**
 * What was read, and the server that said it.
 *
 * @param value what the rows were made into
 * @param server what the server calls itself
 */
public record Found<T>(T value, String server) {
  public Found {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(server, "server");
  }
}
