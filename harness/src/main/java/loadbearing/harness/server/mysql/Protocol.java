package loadbearing.harness.server.mysql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import loadbearing.harness.server.ProbeQuestion;

/**
 * Packets of MySQL's protocol, as hex digits, for those who look whether a server serves: account
 * {@code check} has an empty password, which needs no exchange.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html">MySQL's
 *     client/server protocol</a>
 */
public final class Protocol {
  /** What a server says that has let a client in. */
  public static final String OK_AFTER_LOGIN = "0700000200000002000000";

  private static final int BULK = 1500;

  private Protocol() {}

  /** What is asked of a server, and through whatever passes its stream on. */
  public static ProbeQuestion question() {
    return ProbeQuestion.login(
        login(), query("SELECT 1"), query("SELECT '%s' AS bulk".formatted("x".repeat(BULK))));
  }

  /**
   * What a member of a group is asked: {@code fresh} if it belongs to those who are more than half,
   * and leads them where that is wanted.
   */
  public static String inGroup(boolean leads) {
    return leads ? View.LEADS : View.BELONGS;
  }

  /** HandshakeResponse41 of user {@code check} with an empty password. */
  public static String login() {
    var payload = new ByteArrayOutputStream();
    // LONG_PASSWORD | PROTOCOL_41 | SECURE_CONNECTION | PLUGIN_AUTH, little-endian.
    payload.writeBytes(new byte[] {0x01, (byte) 0x82, 0x08, 0x00});
    payload.writeBytes(new byte[] {0, 0, 0, 1});
    payload.write(0x2d);
    payload.writeBytes(new byte[23]);
    payload.writeBytes("check\0".getBytes(StandardCharsets.US_ASCII));
    payload.write(0);
    payload.writeBytes("caching_sha2_password\0".getBytes(StandardCharsets.US_ASCII));
    return packet(1, payload.toByteArray());
  }

  /** COM_QUERY. */
  public static String query(String sql) {
    var payload = new ByteArrayOutputStream();
    payload.write(0x03);
    payload.writeBytes(sql.getBytes(StandardCharsets.US_ASCII));
    return packet(0, payload.toByteArray());
  }

  /** Length in three bytes, little-endian, and the sequence number go before. */
  private static String packet(int sequence, byte[] payload) {
    var head =
        new byte[] {
          (byte) payload.length,
          (byte) (payload.length >> 8),
          (byte) (payload.length >> 16),
          (byte) sequence
        };
    return HexFormat.of().formatHex(head) + HexFormat.of().formatHex(payload);
  }
}
