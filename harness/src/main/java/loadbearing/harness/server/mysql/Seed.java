package loadbearing.harness.server.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;

/** The data that a database has when it stands up: what users wrote since is removed. */
public final class Seed {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Tables that are empty at first. */
  private static final List<String> WRITTEN =
      List.of("writes", "registers", "lists", "sessions", "cart_items");

  /** As the schema's seed has them. */
  private static final List<String> SEEDED =
      List.of(
          "DELETE FROM loadbearing.posts WHERE id > 5000",
          "DELETE FROM loadbearing.comments WHERE id > 1000",
          """
          UPDATE loadbearing.users SET version = 1, name = CONCAT('User ', id),
            email = CONCAT('user', id, '@example.org'),
            bio = CONCAT('User ', id, ' writes about things number ', id % 17, ' and ', id % 23, '.')
            WHERE version > 1
          """);

  private Seed() {}

  static void restore(Standing standing, String node) {
    try (var connection = Databases.await(node, standing.forward(node), PATIENCE)) {
      Databases.run(connection, statements().toArray(String[]::new));
    } catch (SQLException e) {
      throw new DeploymentException(
          "the data of '%s' cannot be made what it was: %s".formatted(node, e.getMessage()), e);
    }
  }

  /** Of a database that listens inside its machine alone. */
  public static void restoreInside(Standing standing, String node) {
    Inside.run(standing, node, PATIENCE, String.join(";", statements().toList()));
  }

  /** A transaction that somebody left open holds its tables: then this fails, and soon. */
  private static Stream<String> statements() {
    return Stream.of(
            Stream.of("SET SESSION lock_wait_timeout = 5, innodb_lock_wait_timeout = 5"),
            WRITTEN.stream().map(table -> "TRUNCATE TABLE loadbearing." + table),
            SEEDED.stream())
        .flatMap(each -> each);
  }
}
