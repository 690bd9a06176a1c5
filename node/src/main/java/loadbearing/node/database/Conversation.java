package loadbearing.node.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import loadbearing.node.remote.Outcome;

/**
 * One request's use of one connection, which knows what an error at this point would mean.
 *
 * <p>A server whose client is gone rolls back. So until a commit is sent, a change that found no
 * answer has certainly no effect; from then on nobody knows.
 */
public final class Conversation {
  private final Lease lease;
  private boolean inTransaction;
  private Outcome outcome = Outcome.FAILED;

  Conversation(Lease lease) {
    this.lease = lease;
  }

  /** What the server calls itself. */
  public String server() {
    return lease.server();
  }

  /** Asks and reads the rows, in one round trip. */
  public <T> T query(Sql sql, RowReader<T> reader) throws SQLException {
    try (var statement = sql.prepare(lease.connection());
        var rows = statement.executeQuery()) {
      return reader.read(rows);
    }
  }

  /** Runs statements of which the first begins a transaction, and reads the rows of the last. */
  public <T> T begin(Sql sql, RowReader<T> reader) throws SQLException {
    inTransaction = true;
    return last(sql, reader);
  }

  /** Begins a transaction. */
  public void begin(Isolation isolation) throws SQLException {
    inTransaction = true;
    run(Sql.of("SET TRANSACTION ISOLATION LEVEL " + isolation.sql() + ";START TRANSACTION"));
  }

  /** Runs statements in one round trip and reads the rows of the last, the only ones with rows. */
  public <T> T last(Sql sql, RowReader<T> reader) throws SQLException {
    try (var statement = sql.prepare(lease.connection())) {
      var isResult = statement.execute();
      while (!isResult) {
        if (statement.getUpdateCount() < 0) {
          throw new SQLException("expected rows at the end of: " + sql.text());
        }
        isResult = statement.getMoreResults();
      }
      try (ResultSet rows = statement.getResultSet()) {
        return reader.read(rows);
      }
    }
  }

  /** Runs statements without rows. */
  public void run(Sql sql) throws SQLException {
    try (var statement = sql.prepare(lease.connection())) {
      statement.execute();
    }
  }

  /** Makes what was done since {@link #begin} last. */
  public void commit() throws SQLException {
    outcome = Outcome.UNKNOWN;
    run(Sql.of("COMMIT"));
    inTransaction = false;
    outcome = Outcome.FAILED;
  }

  /** Undoes what was done since {@link #begin}. */
  public void rollback() throws SQLException {
    run(Sql.of("ROLLBACK"));
    inTransaction = false;
  }

  boolean isInTransaction() {
    return inTransaction;
  }

  Outcome outcome() {
    return outcome;
  }

  Lease lease() {
    return lease;
  }
}
