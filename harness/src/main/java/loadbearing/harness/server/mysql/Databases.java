package loadbearing.harness.server.mysql;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;

/** Connections of the control account to databases. */
public final class Databases {
  private Databases() {}

  static Connection connect(InetSocketAddress address) throws SQLException {
    return connect(address, "control");
  }

  /** A connection of the account that app nodes have. */
  static Connection client(InetSocketAddress address) throws SQLException {
    return connect(address, "app");
  }

  /** Each account's password is its name. */
  private static Connection connect(InetSocketAddress address, String account) throws SQLException {
    var url =
        "jdbc:mysql://%s:%d/loadbearing".formatted(address.getHostString(), address.getPort());
    var properties = new Properties();
    properties.put("user", account);
    properties.put("password", account);
    properties.put("sslMode", "DISABLED");
    properties.put("allowPublicKeyRetrieval", "true");
    properties.put("connectTimeout", "1000");
    properties.put("socketTimeout", "10000");
    return DriverManager.getConnection(url, properties);
  }

  /** Which server answers there, a balancer before several perhaps, by the name of its node. */
  public static String answering(InetSocketAddress address) {
    try (var connection = connect(address)) {
      return ask(connection, "SELECT @@report_host");
    } catch (SQLException e) {
      throw new DeploymentException("no database answers at " + address, e);
    }
  }

  /** Waits until a database takes connections, and returns one. */
  public static Connection await(String name, InetSocketAddress address, Duration patience) {
    var connection = new Connection[1];
    Await.until(
        patience,
        () -> {
          try {
            connection[0] = connect(address);
            return Optional.empty();
          } catch (SQLException e) {
            return Optional.of(e.getMessage());
          }
        },
        last ->
            new DeploymentException(
                "database '%s' takes no connection within %d s; last answer: %s"
                    .formatted(name, patience.toSeconds(), last)));
    return connection[0];
  }

  /** Runs statements one after the other. */
  public static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of the first row, as text. */
  public static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }
}
