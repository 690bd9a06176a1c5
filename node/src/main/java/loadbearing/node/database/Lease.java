package loadbearing.node.database;

import java.sql.Connection;
import java.sql.SQLException;

/** One connection of a pool and the server at its other end, which never changes. */
final class Lease {
  private final Connection connection;
  private final String server;
  private volatile boolean retired;
  private volatile long idleSinceNanos;

  Lease(Connection connection, String server) {
    this.connection = connection;
    this.server = server;
  }

  Connection connection() {
    return connection;
  }

  /** What the server calls itself: its {@code report_host}, or its host name if it has none. */
  String server() {
    return server;
  }

  /** Not to be used again. */
  void retire() {
    retired = true;
  }

  boolean isRetired() {
    return retired;
  }

  void idleSince(long nowNanos) {
    idleSinceNanos = nowNanos;
  }

  long idleNanos(long nowNanos) {
    return nowNanos - idleSinceNanos;
  }

  /** Closes the socket without a word to the server, who may not be listening. */
  void abort() {
    retired = true;
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("a connection to " + server + " could not be closed", e);
    }
  }
}
