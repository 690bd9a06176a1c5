package loadbearing.node.failover;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import loadbearing.node.remote.Address;

/** Connections of the control account, and what is said over them. */
final class ControlSql {
  private ControlSql() {}

  /**
   * @param patience for connecting
   * @param answer for each answer
   */
  static Connection connect(Address address, Duration patience, Duration answer)
      throws SQLException {
    var properties = new Properties();
    properties.put("user", "control");
    properties.put("password", "control");
    properties.put("sslMode", "DISABLED");
    properties.put("allowPublicKeyRetrieval", "true");
    properties.put("connectTimeout", "" + patience.toMillis());
    properties.put("socketTimeout", "" + answer.toMillis());
    return DriverManager.getConnection("jdbc:mysql://" + address + "/", properties);
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of every row. */
  static List<String> ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(String.valueOf(rows.getString(1)));
      }
      return answers;
    }
  }
}
