package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;

/**
 * Makes one server follow another, by GTID and with timeouts of seconds instead of minutes. The
 * settings persist: who restarts follows again by itself.
 */
final class Replication {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Standing standing;
  private final String replica;
  private final String source;

  Replication(Standing standing, String replica, String source) {
    this.standing = standing;
    this.replica = replica;
    this.source = source;
  }

  void wire() {
    try (var from = database(source);
        var to = database(replica)) {
      var target = standing.wiring().between(replica, source);
      Databases.run(
          to,
          """
          CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=%d, SOURCE_USER='repl',
            SOURCE_PASSWORD='repl', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1, SOURCE_SSL=0,
            SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=0, SOURCE_HEARTBEAT_PERIOD=0.5
          """
              .formatted(target.host(), target.port()),
          "START REPLICA");
      lag(from, to).ifPresent(this::fail);
    } catch (SQLException e) {
      throw new DeploymentException(
          "replica '%s' could not be made to follow '%s': %s"
              .formatted(replica, source, e.getMessage()),
          e);
    }
  }

  /** Throws if it does not follow any more, or cannot catch up. */
  void prove() {
    obstacle().ifPresent(this::fail);
  }

  private void fail(String why) {
    throw new DeploymentException(why);
  }

  /** Why it does not follow, or cannot catch up; empty if it does. */
  Optional<String> obstacle() {
    try (var from = database(source);
        var to = database(replica)) {
      var wanted = standing.wiring().between(replica, source).toString();
      var following = Following.of(to);
      return following.filter(it -> it.source().equals(wanted)).isPresent()
          ? lag(from, to)
          : Optional.of(
              "replica '%s' does not follow '%s', which is at %s, but %s"
                  .formatted(
                      replica, source, wanted, following.map(Following::source).orElse("nobody")));
    } catch (SQLException e) {
      return Optional.of(
          "replica '%s' does not follow '%s': %s".formatted(replica, source, e.getMessage()));
    }
  }

  private Optional<String> lag(Connection from, Connection to) throws SQLException {
    var done = Databases.ask(from, "SELECT @@gtid_executed").replace("\n", "");
    var answer = Databases.ask(to, "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', 8)".formatted(done));
    return answer.equals("0")
        ? Optional.empty()
        : Optional.of(
            "replica '%s' did not catch up with '%s' within 8 s; it lacks transactions of %s; its last error: %s"
                .formatted(
                    replica, source, done, Following.of(to).map(Following::error).orElse("none")));
  }

  private Connection database(String node) {
    return Databases.await(node, standing.forward(node), PATIENCE);
  }
}
