package loadbearing.harness.server.haproxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import loadbearing.harness.network.Wiring;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/**
 * HAProxy's configuration for a balancer in front of replicas: fresh replicas, else the primary,
 * else any replica that lives.
 *
 * <p>HAProxy's own MySQL check does not speak today's authentication, so the check is spelled out
 * byte by byte: log in as {@code check}, whose empty password needs no exchange, and ask for the
 * age of the heartbeat row.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html">MySQL's
 *     client/server protocol</a>
 */
public final class ReadBalancing {
  private static final String OK_AFTER_LOGIN = "0700000200000002000000";

  private ReadBalancing() {}

  public static String configuration(Wiring wiring, Node node, Kind.DatabaseBalancer kind) {
    var edges = wiring.topology().from(node.name());
    var replicas = edges.stream().filter(edge -> isReplica(wiring, edge)).toList();
    var others = edges.stream().filter(edge -> !isReplica(wiring, edge)).toList();
    var checked = HttpBalancing.checks(kind.checks());
    var text = new StringBuilder(HEAD);
    backend(text, "fresh", kind);
    text.append("  tcp-check send-binary %s%n".formatted(query(age(kind))));
    text.append("  tcp-check expect string fresh\n");
    servers(text, wiring, replicas, "", checked + " on-marked-up shutdown-backup-sessions");
    servers(text, wiring, others, "", checked + " backup");
    for (var edge : replicas) {
      servers(text, wiring, List.of(edge), "last-", "track live/%s backup".formatted(edge.to()));
    }
    text.append('\n');
    backend(text, "live", kind);
    servers(text, wiring, replicas, "", checked);
    return text.toString();
  }

  private static String age(Kind.DatabaseBalancer kind) {
    return "SELECT IF(TIMESTAMPDIFF(MICROSECOND, at, NOW(6)) < %d, 'fresh', 'stale') AS age FROM loadbearing.heartbeat"
        .formatted(kind.lagLimit().toNanos() / 1000);
  }

  private static void backend(StringBuilder text, String name, Kind.DatabaseBalancer kind) {
    text.append("backend ").append(name).append('\n');
    text.append("  balance ").append(kind.balancing().word()).append('\n');
    text.append("  default-server on-marked-down shutdown-sessions\n");
    text.append("  option tcp-check\n");
    text.append("  tcp-check connect\n");
    text.append("  tcp-check expect string caching_sha2_password\n");
    text.append("  tcp-check send-binary %s%n".formatted(login()));
    text.append("  tcp-check expect binary %s%n".formatted(OK_AFTER_LOGIN));
  }

  private static void servers(
      StringBuilder text, Wiring wiring, List<Edge> edges, String prefix, String options) {
    for (var edge : edges) {
      var target = wiring.target(edge);
      text.append("  server %s%s %s %s%n".formatted(prefix, edge.to(), target, options));
    }
  }

  private static boolean isReplica(Wiring wiring, Edge edge) {
    return wiring.topology().node(edge.to()).kind() instanceof Kind.Database database
        && database.role() == Kind.Role.REPLICA;
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
  static String query(String sql) {
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

  /*
   * An idle connection of a client's pool stays open for an hour, so a tier that is left has to cut
   * its connections: a server that is marked down does at once, and the backup tiers do when a replica
   * is fresh again. Of the backups only the first that is usable gets connections: the primary, then
   * one replica that lives; backend live does nothing but look who does.
   */
  private static final String HEAD =
      """
      global
        log stdout format raw daemon notice
        stats socket ipv4@127.0.0.1:9999 level admin
        maxconn 2048
        nbthread 1

      defaults
        log global
        mode tcp
        timeout connect 500ms
        timeout check 500ms
        timeout queue 1s
        timeout client 1h
        timeout server 1h
        retries 1
        option redispatch 1

      frontend reads
        bind :3306
        default_backend fresh

      """;
}
