package loadbearing.harness.server;

/**
 * What a probe asks of a server to see whether it serves; the probe's script knows these manners.
 *
 * @param manner how it is asked
 * @param detail what the manner needs to know; may be empty
 */
public record Question(Manner manner, String detail) {
  /** How a server is asked. */
  public enum Manner {
    /** It greets its client, and lets it in when {@code detail} is sent, bytes as {@code \x00}. */
    LOGIN,
    /** It answers a GET of path {@code detail}. */
    GET,
    /** It answers a PING of Redis' protocol. */
    PING,
    /** It accepts a connection; through a proxy that says little. */
    CONNECT
  }

  /** A greeting that is answered with these bytes, in hex. */
  public static Question login(String hex) {
    return new Question(Manner.LOGIN, hex.replaceAll("..", "\\\\x$0"));
  }

  /** A request that asks for {@code path}. */
  public static Question get(String path) {
    return new Question(Manner.GET, path);
  }
}
