package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;
import loadbearing.topology.Edge;

/**
 * Makes the client of an edge follow its server, by GTID and with timeouts of seconds instead of
 * minutes. The settings persist: who restarts follows again by itself.
 */
final class Replication {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Standing standing;
  private final Edge edge;

  Replication(Standing standing, Edge edge) {
    this.standing = standing;
    this.edge = edge;
  }

  void wire() {
    try (var source = database(edge.to());
        var replica = database(edge.from())) {
      var target = standing.wiring().target(edge);
      Databases.run(
          replica,
          """
          CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=%d, SOURCE_USER='repl',
            SOURCE_PASSWORD='repl', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1, SOURCE_SSL=0,
            SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=0, SOURCE_HEARTBEAT_PERIOD=0.5
          """
              .formatted(target.host(), target.port()),
          "START REPLICA");
      catchUp(source, replica);
    } catch (SQLException e) {
      throw new DeploymentException(
          "replica '%s' could not be made to follow '%s': %s"
              .formatted(edge.from(), edge.to(), e.getMessage()),
          e);
    }
  }

  /** Throws if the client does not follow any more, or cannot catch up. */
  void prove() {
    try (var source = database(edge.to());
        var replica = database(edge.from())) {
      catchUp(source, replica);
    } catch (SQLException e) {
      throw new DeploymentException(
          "replica '%s' does not follow '%s': %s".formatted(edge.from(), edge.to(), e.getMessage()),
          e);
    }
  }

  private void catchUp(Connection source, Connection replica) throws SQLException {
    var done = Databases.ask(source, "SELECT @@gtid_executed").replace("\n", "");
    var answer =
        Databases.ask(replica, "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', 8)".formatted(done));
    if (!answer.equals("0")) {
      throw new DeploymentException(
          "replica '%s' did not catch up with '%s' within 8 s; it lacks transactions of %s; its last error: %s"
              .formatted(edge.from(), edge.to(), done, status(replica)));
    }
  }

  private static String status(Connection replica) throws SQLException {
    try (var statement = replica.createStatement();
        var rows = statement.executeQuery("SHOW REPLICA STATUS")) {
      return rows.next() ? rows.getString("Last_Error") + rows.getString("Last_IO_Error") : "none";
    }
  }

  private Connection database(String node) {
    return Databases.await(node, standing.forward(node), PATIENCE);
  }
}
