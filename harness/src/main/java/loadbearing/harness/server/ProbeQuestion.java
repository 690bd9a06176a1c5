package loadbearing.harness.server;

/**
 * What a probe asks of a server to see whether it serves; the probe's script knows these manners.
 *
 * @param manner how it is asked
 * @param detail what the manner needs to know; may be empty
 * @param bulk what to ask for where many bytes are to come back; may be empty
 */
public record ProbeQuestion(Manner manner, String detail, String bulk) {
  /** How a server is asked. */
  public enum Manner {
    /**
     * It greets its client, lets it in when the first word of {@code detail} is sent, bytes as
     * {@code \x00}, and answers the second.
     */
    LOGIN,
    /** It answers a GET of path {@code detail}. */
    GET,
    /** It answers a PING of Redis' protocol. */
    PING,
    /** It accepts a connection; through a proxy that says little. */
    CONNECT
  }

  /** One that needs to know nothing. */
  public ProbeQuestion(Manner manner) {
    this(manner, "", "");
  }

  /**
   * A greeting that is answered with these bytes, in hex.
   *
   * @param login is let in
   * @param query is answered
   * @param bulk is answered by as many bytes
   */
  public static ProbeQuestion login(String login, String query, String bulk) {
    return new ProbeQuestion(Manner.LOGIN, escaped(login) + " " + escaped(query), escaped(bulk));
  }

  private static String escaped(String hex) {
    return hex.replaceAll("..", "\\\\x$0");
  }

  /** A request that asks for {@code path}. */
  public static ProbeQuestion get(String path) {
    return get(path, path);
  }

  /** The same, where another path has more bytes. */
  public static ProbeQuestion get(String path, String bulk) {
    return new ProbeQuestion(Manner.GET, path, bulk);
  }
}
