package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;

/** Makes a replica a primary, and asks by a write whether it is one. */
final class Promotion {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CATCH_UP_SECONDS = 10;

  /** What no operation of a run has as its id. */
  private static final String WRITE =
      """
      REPLACE INTO loadbearing.writes (id, request, status, answer) VALUES ('promotion', '', 0, '')
      """;

  private final Standing standing;
  private final String node;

  Promotion(Standing standing, String node) {
    this.standing = standing;
    this.node = node;
  }

  /** Settings persist with the data, where the start script finds them: the role outlives it. */
  void promote() {
    try (var replica = Databases.await(node, standing.forward(node), PATIENCE)) {
      applyReceived(replica);
      Databases.run(
          replica,
          "STOP REPLICA",
          "RESET REPLICA ALL",
          "SET PERSIST super_read_only = OFF",
          "SET PERSIST read_only = OFF",
          "SET PERSIST event_scheduler = ON");
    } catch (SQLException e) {
      throw new DeploymentException(
          "replica '%s' could not be promoted: %s".formatted(node, e.getMessage()), e);
    }
  }

  /** A reset throws away what was received and not applied. */
  private void applyReceived(Connection replica) throws SQLException {
    Databases.run(replica, "STOP REPLICA IO_THREAD");
    var received = received(replica);
    if (received.isPresent() && !received.get().isEmpty()) {
      var answer =
          Databases.ask(
              replica,
              "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', %d)"
                  .formatted(received.get(), CATCH_UP_SECONDS));
      if (!answer.equals("0")) {
        throw new DeploymentException(
            "replica '%s' did not apply all of %s within %d s"
                .formatted(node, received.get(), CATCH_UP_SECONDS));
      }
    }
  }

  /** What was received from its source; empty if it has none. */
  private static Optional<String> received(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("SHOW REPLICA STATUS")) {
      return rows.next()
          ? Optional.of(rows.getString("Retrieved_Gtid_Set").replace("\n", ""))
          : Optional.empty();
    }
  }

  /** By the account of its clients, who may do less than an operator. */
  Optional<String> refusal() {
    try (var database = Databases.client(standing.forward(node))) {
      Databases.run(database, WRITE);
      return followed().map(source -> "it took a write, and still follows " + source);
    } catch (SQLException e) {
      return Optional.of("'%s' takes no write: %s".formatted(node, e.getMessage()));
    }
  }

  private Optional<String> followed() throws SQLException {
    try (var database = Databases.connect(standing.forward(node));
        var statement = database.createStatement();
        var rows = statement.executeQuery("SHOW REPLICA STATUS")) {
      return rows.next() ? Optional.of(rows.getString("Source_Host")) : Optional.empty();
    }
  }
}
