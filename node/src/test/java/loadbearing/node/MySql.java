package loadbearing.node;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
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

  private final int port;
  private final GenericContainer<?> container;

  private MySql(int port) {
    this.port = port;
    this.container =
        new GenericContainer<>("loadbearing/mysql:latest")
            .withCopyFileToContainer(
                MountableFile.forHostPath(Path.of("src/main/sql/schema.sql").toAbsolutePath()),
                "/schema.sql")
            .withCreateContainerCmdModifier(
                create -> {
                  create.withEntrypoint("sh", "-c", START);
                  var ports = new Ports();
                  ports.bind(ExposedPort.tcp(3306), Ports.Binding.bindPort(port));
                  create.withExposedPorts(ExposedPort.tcp(3306));
                  create.getHostConfig().withPortBindings(ports);
                })
            .waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1));
  }

  /** Starts a server; where no engine answers the test is skipped, or fails in the pipeline. */
  static MySql start() {
    requireEngine();
    var mysql = new MySql(freePort());
    mysql.container.start();
    return mysql;
  }

  private static void requireEngine() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return;
    }
    var why = "expected a container engine, found none: ci/bootstrap sets one up";
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(why);
    }
    Assumptions.abort(why);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  String address() {
    return container.getHost() + ":" + port;
  }

  int port() {
    return port;
  }

  void pause() {
    engine().pauseContainerCmd(container.getContainerId()).exec();
  }

  void resume() {
    engine().unpauseContainerCmd(container.getContainerId()).exec();
  }

  void kill() {
    engine().killContainerCmd(container.getContainerId()).exec();
  }

  void restart() {
    engine().startContainerCmd(container.getContainerId()).exec();
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

  private static DockerClient engine() {
    return DockerClientFactory.lazyClient();
  }

  @Override
  public void close() {
    container.stop();
  }

  /** Asks until it is true, for at most 30 s. */
  static void await(String what, Condition condition) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        Assertions.fail("not within 30 s: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }
}
