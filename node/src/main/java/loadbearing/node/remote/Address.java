package loadbearing.node.remote;

import java.util.Objects;

/**
 * Where a server listens.
 *
 * @param host a name or an address
 * @param port 1..65535
 */
public record Address(String host, int port) {
  public Address {
    Objects.requireNonNull(host, "host");
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "expected host:port with a port of 1..65535, found '" + host + ":" + port + "'");
    }
  }

  /** Reads {@code host:port}. */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new Address(
          text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected host:port, found '" + text + "'", e);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
