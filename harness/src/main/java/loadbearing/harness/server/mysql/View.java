package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import loadbearing.topology.Kind;

/**
 * A group as one of its members sees it.
 *
 * @param states of the members, by node: {@code ONLINE}, {@code RECOVERING}, {@code UNREACHABLE}
 *     ...
 * @param roles of them, by node
 */
record View(Map<String, String> states, Map<String, Kind.Role> roles) {
  private static final String MEMBERS =
      "SELECT member_host, member_state, member_role FROM"
          + " performance_schema.replication_group_members WHERE member_host <> ''";

  /** Whether a member is one of the many, and takes writes. */
  static final String LEADS = condition("member_role = 'PRIMARY' AND ");

  /** Whether a member is one of the many. */
  static final String BELONGS = condition("");

  static View of(Connection member) throws SQLException {
    Map<String, String> states = new LinkedHashMap<>();
    Map<String, Kind.Role> roles = new LinkedHashMap<>();
    try (var statement = member.createStatement();
        var rows = statement.executeQuery(MEMBERS)) {
      while (rows.next()) {
        var node = rows.getString(1);
        states.put(node, rows.getString(2));
        roles.put(
            node, "PRIMARY".equals(rows.getString(3)) ? Kind.Role.PRIMARY : Kind.Role.REPLICA);
      }
    }
    return new View(states, roles);
  }

  /** Whether more than half of the group is in reach: else what it says may be over. */
  boolean isOfMany() {
    long reached =
        states.values().stream()
            .filter(state -> state.equals("ONLINE") || state.equals("RECOVERING"))
            .count();
    return 2 * reached > states.size();
  }

  boolean isOnline(String node) {
    return "ONLINE".equals(states.get(node));
  }

  /** Who takes writes; of several the first. */
  Optional<String> primary() {
    return roles.keySet().stream()
        .filter(node -> isOnline(node) && roles.get(node) == Kind.Role.PRIMARY)
        .findFirst();
  }

  private static String condition(String itself) {
    return "SELECT IF(SUM(member_id = @@server_uuid AND "
        + itself
        + "member_state = 'ONLINE') = 1 AND 2 * SUM(member_state IN ('ONLINE', 'RECOVERING')) >"
        + " COUNT(*), 'fresh', 'stale') AS state FROM performance_schema.replication_group_members";
  }
}
