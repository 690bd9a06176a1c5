package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;

/**
 * Replaces the data of one server by a copy of another's, which goes on serving meanwhile. What was
 * set with SET PERSIST stays, and so do its identity and its options.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/clone-plugin-remote.html">MySQL Reference
 *     Manual, Cloning Remote Data</a>
 */
final class Cloning {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BACK = Duration.ofSeconds(20);

  /** The server cannot restart itself under a supervisor that is not its own, so it shuts down. */
  private static final int RESTART_FAILED = 3707;

  private static final String INSTALLED =
      "SELECT COUNT(*) FROM information_schema.plugins WHERE plugin_name = 'clone'";

  private final Standing standing;
  private final String node;
  private final String donor;

  Cloning(Standing standing, String node, String donor) {
    this.standing = standing;
    this.node = node;
    this.donor = donor;
  }

  void copy() {
    try (var source = Databases.await(donor, standing.forward(donor), PATIENCE)) {
      install(source);
    } catch (SQLException e) {
      throw failed(e);
    }
    copyHere();
    Await.until(BACK, this::absence, DeploymentException::new);
    new MySqlReplica(standing, node)
        .errant(donor)
        .ifPresent(
            left -> {
              throw new DeploymentException(
                  "'%s' was cloned from '%s' and still has %s".formatted(node, donor, left));
            });
  }

  /**
   * A copy is refused by a server that is super_read_only. What was persisted counts again when it
   * starts; until then read_only keeps clients away.
   */
  private void copyHere() {
    var from = standing.wiring().between(node, donor);
    try (var copy = Databases.await(node, standing.forward(node), PATIENCE)) {
      Databases.run(copy, "STOP REPLICA", "SET GLOBAL super_read_only = OFF");
      install(copy);
      Databases.run(
          copy,
          "SET GLOBAL clone_valid_donor_list = '%s'".formatted(from),
          "CLONE INSTANCE FROM 'control'@'%s':%d IDENTIFIED BY 'control' REQUIRE NO SSL"
              .formatted(from.host(), from.port()));
    } catch (SQLException e) {
      if (e.getErrorCode() != RESTART_FAILED && !isBroken(e)) {
        throw failed(e);
      }
    }
  }

  /** The connection goes with the server; what came of it shows when that is back. */
  private static boolean isBroken(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("08");
  }

  private DeploymentException failed(SQLException e) {
    return new DeploymentException(
        "'%s' could not be cloned from '%s': %s".formatted(node, donor, e.getMessage()), e);
  }

  private static void install(Connection database) throws SQLException {
    if (Databases.ask(database, INSTALLED).equals("0")) {
      Databases.run(database, "INSTALL PLUGIN clone SONAME 'mysql_clone.so'");
    }
  }

  /** Started again and again, as one that is still ending counts as running. */
  private Optional<String> absence() {
    standing.engine().run(standing.container(node), PATIENCE, "/loadbearing/revive");
    try (var copy = Databases.connect(standing.forward(node))) {
      Databases.ask(copy, "SELECT 1");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          "'%s' is not back after it was cloned: %s".formatted(node, e.getMessage()));
    }
  }
}
