package loadbearing.harness.server.haproxy;

import java.util.List;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.mysql.Protocol;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/**
 * HAProxy's configuration for a balancer in front of databases. Where there are replicas: fresh
 * ones, else a primary, else any replica that lives. Otherwise all of them alike; of a group that
 * it writes to, whom the group says takes writes, and never one that has lost the others.
 *
 * <p>HAProxy's own MySQL check does not speak today's authentication, so the check is spelled out
 * byte by byte: log in as {@code check}, whose empty password needs no exchange, and ask for the
 * age of the newest heartbeat row.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html">MySQL's
 *     client/server protocol</a>
 */
final class DatabaseBalancing {
  private DatabaseBalancing() {}

  static String configuration(Wiring wiring, Node node, Kind.DatabaseBalancer kind) {
    var edges = wiring.topology().from(node.name());
    var replicas = edges.stream().filter(edge -> isReplica(wiring, edge)).toList();
    var others = edges.stream().filter(edge -> !isReplica(wiring, edge)).toList();
    var checked = HttpBalancing.checks(kind.checks());
    var text = new StringBuilder(HEAD.formatted(Kind.Checks.PATIENCE.toMillis()));
    backend(text, "fresh", kind);
    var question = isGroup(wiring.topology(), node) ? view(wiring.topology(), node) : age(kind);
    text.append("  tcp-check send-binary %s%n".formatted(Protocol.query(question)));
    text.append("  tcp-check expect string fresh\n");
    if (replicas.isEmpty()) {
      servers(text, wiring, others, "", checked);
    } else {
      tiers(text, wiring, kind, replicas, others);
    }
    return text.toString();
  }

  private static boolean isGroup(Topology topology, Node node) {
    return topology.from(node.name()).stream()
        .allMatch(edge -> topology.node(edge.to()).kind() instanceof Kind.Member);
  }

  private static String view(Topology topology, Node node) {
    return Protocol.inGroup(asksForLeaders(topology, node));
  }

  /** Whether it leads to a group, and of that to those who take writes. */
  static boolean asksForLeaders(Topology topology, Node node) {
    return isGroup(topology, node)
        && topology.from(node.name()).stream().anyMatch(edge -> edge.carries(Goal.WRITE));
  }

  private static void tiers(
      StringBuilder text,
      Wiring wiring,
      Kind.DatabaseBalancer kind,
      List<Edge> replicas,
      List<Edge> primaries) {
    var checked = HttpBalancing.checks(kind.checks());
    servers(text, wiring, replicas, "", checked + " on-marked-up shutdown-backup-sessions");
    servers(text, wiring, primaries, "", checked + " backup");
    for (var edge : replicas) {
      servers(text, wiring, List.of(edge), "last-", "track live/%s backup".formatted(edge.to()));
    }
    text.append('\n');
    backend(text, "live", kind);
    servers(text, wiring, replicas, "", checked);
  }

  /** The newest row of any writer: a writer's own is never older than its last second. */
  private static String age(Kind.DatabaseBalancer kind) {
    return "SELECT IF(TIMESTAMPDIFF(MICROSECOND, MAX(at), NOW(6)) < %d, 'fresh', 'stale') AS age FROM loadbearing.heartbeat"
        .formatted(kind.lagLimit().toNanos() / 1000);
  }

  private static void backend(StringBuilder text, String name, Kind.DatabaseBalancer kind) {
    text.append("backend ").append(name).append('\n');
    text.append("  balance ").append(kind.balancing().word()).append('\n');
    text.append("  default-server on-marked-down shutdown-sessions\n");
    text.append("  option tcp-check\n");
    text.append("  tcp-check connect\n");
    text.append("  tcp-check expect string caching_sha2_password\n");
    text.append("  tcp-check send-binary %s%n".formatted(Protocol.login()));
    text.append("  tcp-check expect binary %s%n".formatted(Protocol.OK_AFTER_LOGIN));
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
        timeout check %dms
        timeout queue 1s
        timeout client 1h
        timeout server 1h
        retries 1
        option redispatch 1

      frontend clients
        bind :3306
        default_backend fresh

      """;
}
