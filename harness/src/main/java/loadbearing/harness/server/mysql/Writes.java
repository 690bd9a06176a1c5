package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loadbearing.harness.container.Standing;

/** The writes that a database recorded, by the operation that made them. */
public final class Writes {
  private static final String QUERY =
      "SELECT id FROM loadbearing.writes WHERE id REGEXP '^[0-9]+$'";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Writes() {}

  static List<Long> ids(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  /** Those of a database that listens inside its machine alone. */
  public static List<Long> inside(Standing standing, String node) {
    var said = Inside.run(standing, node, PATIENCE, QUERY);
    return said.lines().filter(line -> line.matches("[0-9]+")).map(Long::valueOf).toList();
  }
}
