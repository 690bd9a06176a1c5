package loadbearing.node.failover;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import loadbearing.node.failover.Look.Link;
import loadbearing.node.remote.Address;

/**
 * Looks at one database, over a connection that it keeps while that answers. One look at a time.
 */
final class Eye {
  private final String database;
  private final Address address;
  private final Duration patience;
  private final Function<String, Optional<String>> names;
  private Optional<Connection> connection = Optional.empty();

  /**
   * @param names whom that database finds at an address
   */
  Eye(
      String database,
      Address address,
      Duration patience,
      Function<String, Optional<String>> names) {
    this.database = database;
    this.address = address;
    this.patience = patience;
    this.names = names;
  }

  String database() {
    return database;
  }

  synchronized Look.Database look() {
    try {
      if (connection.isEmpty()) {
        connection = Optional.of(ControlSql.connect(address, patience, patience));
      }
      return see(connection.get());
    } catch (SQLException e) {
      forget();
      return new Look.Away(e.getErrorCode());
    }
  }

  private void forget() {
    try {
      if (connection.isPresent()) {
        connection.get().abort(Runnable::run);
      }
    } catch (SQLException e) {
      // It is of no use any more, however it ended.
    }
    connection = Optional.empty();
  }

  private Look.There see(Connection open) throws SQLException {
    boolean isReadOnly = ControlSql.ask(open, "SELECT @@read_only").getFirst().equals("1");
    try (var statement = open.createStatement();
        var rows = statement.executeQuery("SHOW REPLICA STATUS")) {
      if (!rows.next()) {
        var executed = executed(open);
        return new Look.There(isReadOnly, Optional.empty(), executed, executed);
      }
      var at = rows.getString("Source_Host") + ":" + rows.getString("Source_Port");
      var upstream =
          new Look.Upstream(
              names.apply(at).orElse(at),
              link(rows.getString("Replica_IO_Running")),
              rows.getString("Replica_SQL_Running").equals("Yes"));
      var retrieved = GtidSet.parse(rows.getString("Retrieved_Gtid_Set"));
      var executed = executed(open);
      return new Look.There(isReadOnly, Optional.of(upstream), executed, executed.and(retrieved));
    }
  }

  private static GtidSet executed(Connection open) throws SQLException {
    return GtidSet.parse(ControlSql.ask(open, "SELECT @@global.gtid_executed").getFirst());
  }

  /** One of three states; a thread that gave up is off, whatever it says of the reason. */
  private static Link link(String state) {
    return switch (state) {
      case "Yes" -> Link.ON;
      case "Connecting" -> Link.CONNECTING;
      default -> Link.OFF;
    };
  }
}
