package loadbearing.harness.deploy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loadbearing.harness.Clock;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.container.Standing;
import loadbearing.harness.server.mysql.Databases;
import loadbearing.history.Event;
import loadbearing.history.Kept;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks databases which writes they still have, once the run is over. */
final class Keeping {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
  private static final String WRITES =
      "SELECT id FROM loadbearing.writes WHERE id REGEXP '^[0-9]+$'";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Ids in one line of a history. */
  private static final int LINE = 5000;

  private final Standing standing;

  Keeping(Standing standing) {
    this.standing = standing;
  }

  void ask(Clock clock, Consumer<Event> events) {
    for (var node : standing.wiring().topology().servers()) {
      try {
        answer(node, clock, events);
      } catch (SQLException | DeploymentException e) {
        LOG.warn("database {} does not say what it kept: {}", node.name(), e.getMessage());
      }
    }
  }

  private void answer(Node node, Clock clock, Consumer<Event> events) throws SQLException {
    switch (node.kind()) {
      case Kind.SingleServer single -> write(node.name(), inside(node.name()), clock, events);
      case Kind.Database database -> {
        try (var connection =
            Databases.await(node.name(), standing.forward(node.name()), PATIENCE)) {
          if (database.role() == Kind.Role.REPLICA) {
            catchUp(node, connection);
          }
          write(node.name(), ids(connection), clock, events);
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

  /** A replica that lags has not lost anything; one that cannot catch up is asked as it is. */
  private void catchUp(Node replica, Connection connection) throws SQLException {
    var source =
        standing.wiring().topology().from(replica.name()).stream()
            .filter(edge -> edge.isReplication())
            .findFirst();
    if (source.isPresent()) {
      var address = standing.forward(source.get().to());
      try (var primary = Databases.await(source.get().to(), address, PATIENCE)) {
        var done = Databases.ask(primary, "SELECT @@gtid_executed").replace("\n", "");
        Databases.ask(connection, "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', 5)".formatted(done));
      }
    }
  }

  private static List<Long> ids(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(WRITES)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  /** The database of a single server listens inside its machine alone. */
  private List<Long> inside(String node) {
    var said =
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
                "--skip-column-names",
                "--batch",
                "--execute=" + WRITES);
    return said.lines().filter(line -> line.matches("[0-9]+")).map(Long::valueOf).toList();
  }

  private static void write(String node, List<Long> ids, Clock clock, Consumer<Event> events) {
    long at = clock.now();
    for (int from = 0; from == 0 || from < ids.size(); from += LINE) {
      int to = Math.min(ids.size(), from + LINE);
      events.accept(new Kept(node, at, ids.subList(from, to), to == ids.size()));
    }
  }
}
