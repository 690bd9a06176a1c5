package loadbearing.harness.deploy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.container.Standing;
import loadbearing.harness.server.mysql.Databases;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/** Makes the data of databases what it was when they stood up: what users wrote is removed. */
final class Data {
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

  private final Standing standing;

  Data(Standing standing) {
    this.standing = standing;
  }

  void restore() {
    for (var node : standing.wiring().topology().servers()) {
      restore(node);
    }
  }

  /** Replicas get it from their source. */
  private void restore(Node node) {
    switch (node.kind()) {
      case Kind.SingleServer single -> inside(node.name());
      case Kind.Database database -> {
        if (database.role() == Kind.Role.PRIMARY) {
          restore(node.name());
        }
      }
      case Kind.AppNode app -> {}
      case Kind.LoadBalancer balancer -> {}
      case Kind.DatabaseBalancer balancer -> {}
      case Kind.Redis redis -> {}
      case Kind.Service service -> {}
      case Kind.Users users -> {}
    }
  }

  private void restore(String database) {
    try (var connection = Databases.await(database, standing.forward(database), PATIENCE)) {
      Databases.run(connection, statements().toArray(String[]::new));
    } catch (SQLException e) {
      throw new DeploymentException(
          "the data of '%s' cannot be made what it was: %s".formatted(database, e.getMessage()), e);
    }
  }

  /** The database of a single server listens inside its machine alone. */
  private void inside(String node) {
    standing
        .engine()
        .run(
            standing.container(node),
            PATIENCE,
            "mysql",
            "--protocol=TCP",
            "--host=127.0.0.1",
            "--user=control",
            "--password=control",
            "--execute=" + String.join(";", statements().toList()));
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
