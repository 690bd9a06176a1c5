package loadbearing.node.failover;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Does steps on servers. What it sets persists, so that a restart changes nothing. */
final class Hand {
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final int DRAIN_SECONDS = 10;

  /** Connections of clients: not of replicas, of the server itself, nor of a controller. */
  private static final String CLIENTS =
      "SELECT id FROM information_schema.processlist"
          + " WHERE user NOT IN ('control', 'repl', 'system user', 'event_scheduler')";

  private final Setup setup;

  Hand(Setup setup) {
    this.setup = setup;
  }

  /** How it went. */
  record Done(boolean isDone, String words) {}

  Done carryOut(Step step) {
    try {
      return new Done(true, attempt(step));
    } catch (SQLException e) {
      return new Done(false, "error %d: %s".formatted(e.getErrorCode(), e.getMessage()));
    } catch (IOException e) {
      return new Done(false, String.valueOf(e.getMessage()));
    }
  }

  private String attempt(Step step) throws SQLException, IOException {
    return switch (step) {
      case Step.Rest rest -> rest.why();
      case Step.Name name -> name.what();
      case Step.Fence fence -> fence(fence);
      case Step.Promote promote -> promote(promote);
      case Step.Follow follow -> follow(follow);
      case Step.Tell tell -> tell(tell);
    };
  }

  private Connection connect(String database) throws SQLException {
    return ControlSql.connect(setup.databases().get(database), setup.patience(), ANSWER);
  }

  /** Transactions that have begun may hold it up: those who made them lose their connections. */
  private String fence(Step.Fence fence) throws SQLException {
    try (var database = connect(fence.database())) {
      ControlSql.run(
          database, "SET SESSION lock_wait_timeout = 1", "SET GLOBAL event_scheduler = OFF");
      kill(database);
      ControlSql.run(
          database, "SET PERSIST super_read_only = ON", "SET PERSIST event_scheduler = OFF");
      int killed = kill(database);
      return "takes no more writes, %d connections closed; %s".formatted(killed, fence.why());
    }
  }

  /** One may have ended by itself meanwhile. */
  private static int kill(Connection database) throws SQLException {
    var clients = ControlSql.ask(database, CLIENTS);
    for (var client : clients) {
      try {
        ControlSql.run(database, "KILL " + client);
      } catch (SQLException e) {
        if (e.getErrorCode() != 1094) {
          throw e;
        }
      }
    }
    return clients.size();
  }

  /** A reset throws away what was received and not applied, so that is applied before. */
  private String promote(Step.Promote promote) throws SQLException {
    try (var database = connect(promote.database())) {
      var follows = !ControlSql.ask(database, "SHOW REPLICA STATUS").isEmpty();
      if (follows) {
        ControlSql.run(database, "STOP REPLICA IO_THREAD", "START REPLICA SQL_THREAD");
        drain(database);
      }
      refuseIfBack(promote.former());
      if (follows) {
        ControlSql.run(database, "STOP REPLICA", "RESET REPLICA ALL");
      }
      ControlSql.run(
          database,
          "SET PERSIST super_read_only = OFF",
          "SET PERSIST read_only = OFF",
          "SET PERSIST event_scheduler = ON");
      return "takes the writes; " + promote.why();
    }
  }

  private static void drain(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("SHOW REPLICA STATUS")) {
      rows.next();
      var received = rows.getString("Retrieved_Gtid_Set").replace("\n", "");
      if (!received.isEmpty() && !isApplied(database, received)) {
        throw new SQLException(
            "it did not apply all of %s within %d s".formatted(received, DRAIN_SECONDS));
      }
    }
  }

  private static boolean isApplied(Connection database, String received) throws SQLException {
    return ControlSql.ask(
            database,
            "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', %d)".formatted(received, DRAIN_SECONDS))
        .getFirst()
        .equals("0");
  }

  /** The last moment in which a decision that took too long can be taken back. */
  private void refuseIfBack(String former) throws SQLException {
    if (takesWrites(former)) {
      throw new SQLException(former + " is back and takes writes");
    }
  }

  private boolean takesWrites(String database) {
    try (var open = connect(database)) {
      return ControlSql.ask(open, "SELECT @@read_only").getFirst().equals("0");
    } catch (SQLException e) {
      // It is as far away as it was.
      return false;
    }
  }

  private String follow(Step.Follow follow) throws SQLException {
    var source = setup.way(follow.database(), follow.primary());
    try (var database = connect(follow.database())) {
      ControlSql.run(
          database,
          "STOP REPLICA",
          "SET PERSIST super_read_only = ON",
          "SET PERSIST event_scheduler = OFF",
          """
          CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=%d, SOURCE_USER='repl',
            SOURCE_PASSWORD='repl', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1, SOURCE_SSL=0,
            SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=0, SOURCE_HEARTBEAT_PERIOD=0.5
          """
              .formatted(source.host(), source.port()),
          "START REPLICA");
      return "follows " + follow.primary();
    }
  }

  private String tell(Step.Tell tell) throws IOException {
    var primary = setup.way(tell.writer(), tell.primary());
    new Door(setup.writers().get(tell.writer()), setup.patience()).tell(primary);
    return "writes to " + tell.primary();
  }
}
