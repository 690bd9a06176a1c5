package loadbearing.suite.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadbearing.history.Played;
import loadbearing.workload.Level;

/**
 * One connection that plays its statements one after the other, on a thread of its own because any
 * of them may have to wait for a lock.
 */
final class Session implements AutoCloseable {
  private static final int LOCK_WAIT = 1205;
  private static final int DEADLOCK = 1213;

  /** What an attempt is about. */
  record Attempt(String script, Level level, int number) {}

  private final int number;
  private final Connection connection;
  private final LongSupplier clock;
  private final ExecutorService queue =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final long thread;
  private Future<?> last = CompletableFuture.completedFuture(null);

  /** Whether the database gave the transaction up; touched by the queue's thread alone. */
  private boolean isOver;

  /** Takes the connection over, and closes it. */
  Session(int number, Connection connection, LongSupplier clock) throws SQLException {
    this.number = number;
    this.connection = connection;
    this.clock = clock;
    this.thread = Long.parseLong(ask("SELECT CONNECTION_ID()"));
  }

  /** The database's number of this connection. */
  long thread() {
    return thread;
  }

  /** Sends a statement now and waits for its answer; not while others are under way. */
  String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql)
          ? rows(statement.getResultSet())
          : String.valueOf(statement.getUpdateCount());
    }
  }

  /** Queues a step; what comes of it goes to {@code seen}. */
  void send(Attempt attempt, Step step, List<Played> seen) {
    last =
        queue.submit(
            () -> {
              play(attempt, step, seen);
              return null;
            });
  }

  /**
   * Whether everything sent was answered; waits for that a little.
   *
   * @throws SQLException what the database said, other than that it gave up for another transaction
   */
  boolean isIdle(long millis) throws SQLException, InterruptedException {
    try {
      last.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new SQLException(
          "session %d of a script failed: %s".formatted(number, e.getCause().getMessage()), e);
    }
  }

  /** Ends what is open; to be called when idle. */
  void reset() throws SQLException {
    ask("ROLLBACK");
    isOver = false;
  }

  private void play(Attempt attempt, Step step, List<Played> seen) throws SQLException {
    if (!isOver) {
      long at = clock.getAsLong();
      var answer = "";
      var error = "";
      try {
        answer = answer(step.sql());
      } catch (SQLException e) {
        error = givenUp(e);
        isOver = true;
        ask("ROLLBACK");
      }
      seen.add(
          new Played(
              attempt.script(),
              attempt.level(),
              attempt.number(),
              number,
              step.name(),
              step.sql(),
              answer,
              error,
              at,
              clock.getAsLong()));
    }
  }

  /** What begins or ends a transaction has nothing to say. */
  private String answer(String sql) throws SQLException {
    var answer = ask(sql);
    return List.of("BEGIN", "COMMIT", "ROLLBACK").contains(sql) ? "" : answer;
  }

  private static String givenUp(SQLException e) throws SQLException {
    if (e.getErrorCode() != DEADLOCK && e.getErrorCode() != LOCK_WAIT) {
      throw e;
    }
    return "%d %s".formatted(e.getErrorCode(), e.getMessage());
  }

  private static String rows(ResultSet result) throws SQLException {
    try (result) {
      int columns = result.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result, columns));
      }
      return String.join(";", rows);
    }
  }

  private static String row(ResultSet result, int columns) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int column : IntStream.rangeClosed(1, columns).toArray()) {
      row.add(String.valueOf(result.getString(column)));
    }
    return row.stream().collect(Collectors.joining(","));
  }

  @Override
  public void close() throws SQLException {
    queue.shutdownNow();
    connection.close();
  }
}
