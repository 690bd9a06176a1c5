package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whom a server follows, and how far it has come.
 *
 * @param source where its source listens, {@code host:port}
 * @param received transactions that came from there, applied or not; empty if none
 * @param error what stopped it, or empty
 */
record Following(String source, String received, String error) {
  /** Empty if it follows nobody. */
  static Optional<Following> of(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("SHOW REPLICA STATUS")) {
      return rows.next()
          ? Optional.of(
              new Following(
                  rows.getString("Source_Host") + ":" + rows.getString("Source_Port"),
                  rows.getString("Retrieved_Gtid_Set").replace("\n", ""),
                  rows.getString("Last_Error") + rows.getString("Last_IO_Error")))
          : Optional.empty();
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
