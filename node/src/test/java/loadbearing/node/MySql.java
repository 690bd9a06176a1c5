package loadbearing.node;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/** A MySQL server in a container, with the node's schema, on a port that outlives restarts. */
final class MySql implements AutoCloseable {
  static final String REPORT_HOST = "db1";

  private static final String START =
      """
      mkdir -p /data /run/mysqld && chown mysql /data /run/mysqld
      common='--no-defaults --user=mysql --datadir=/data --innodb-redo-log-capacity=16M
        --innodb-buffer-pool-size=32M --innodb-numa-interleave=OFF --secure-file-priv=NULL'
      if [ ! -d /data/mysql ]; then
        mysqld $common --initialize-insecure
        first=--init-file=/schema.sql
      fi
      exec mysqld $common $first --report-host=%s --skip-log-bin --performance-schema=OFF \
        --mysqlx=OFF --innodb-flush-log-at-trx-commit=2
      """
          .formatted(REPORT_HOST);

  private final Server server;

  private MySql(Server server) {
    this.server = server;
  }

  /** Starts a server; where no engine answers the test is skipped, or fails in the pipeline. */
  static MySql start() {
    var container =
        new GenericContainer<>("loadbearing/mysql:latest")
            .withCopyFileToContainer(
                MountableFile.forHostPath(Path.of("src/main/sql/schema.sql").toAbsolutePath()),
                "/schema.sql")
            .withCreateContainerCmdModifier(create -> create.withEntrypoint("sh", "-c", START))
            .waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1));
    return new MySql(Server.start(container, 3306));
  }

  String address() {
    return server.address();
  }

  int port() {
    return server.port();
  }

  void pause() {
    server.pause();
  }

  void resume() {
    server.resume();
  }

  void kill() {
    server.kill();
  }

  void restart() {
    server.restart();
  }

  /** Runs a statement as the account of the harness. */
  void run(String sql) throws SQLException {
    query(sql);
  }

  /** The first column of the first row, if there is one. */
  Optional<String> query(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return Optional.empty();
      }
      var rows = statement.getResultSet();
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  /** A connection of the account of the harness. */
  Connection connect() throws SQLException {
    var url =
        "jdbc:mysql://" + address() + "/loadbearing?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    return DriverManager.getConnection(url, "control", "control");
  }

  @Override
  public void close() {
    server.close();
  }
}
