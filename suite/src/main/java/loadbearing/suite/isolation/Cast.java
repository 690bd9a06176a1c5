package loadbearing.suite.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import loadbearing.history.Played;
import loadbearing.workload.Level;

/**
 * The sessions that play scenarios in lock step: the next statement is sent when each earlier one
 * was answered or waits for a lock. Used by one thread.
 */
final class Cast implements AutoCloseable {
  private static final int SESSIONS = 3;
  private static final String DATABASE = "isolation";

  /** Above the second after which a lock is not waited for any longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long LOOK_MILLIS = 5;

  private final Level level;
  private final Session observer;
  private final Locks locks;

  /** By number; the observer is not among them. */
  private final Map<Integer, Session> sessions = new HashMap<>();

  /**
   * Opens the sessions and makes the tables.
   *
   * @param connect makes connections to the database
   * @param clock ns since time zero
   */
  static Cast assemble(Supplier<Connection> connect, LongSupplier clock, Level level)
      throws SQLException {
    var cast = new Cast(level, new Session(Step.OBSERVER, connect.get(), clock));
    try {
      cast.prepare();
      for (int number = 1; number <= SESSIONS; number++) {
        cast.join(number, new Session(number, connect.get(), clock));
      }
      return cast;
    } catch (SQLException | RuntimeException e) {
      cast.close();
      throw e;
    }
  }

  private Cast(Level level, Session observer) {
    this.level = level;
    this.observer = observer;
    this.locks = new Locks(observer);
  }

  private void prepare() throws SQLException {
    observer.ask("CREATE DATABASE IF NOT EXISTS " + DATABASE);
    observer.ask("USE " + DATABASE);
    for (var scenario : Scenarios.all()) {
      observer.ask(
          "CREATE TABLE IF NOT EXISTS %s (id INT PRIMARY KEY, value INT, note INT)"
              .formatted(scenario.table()));
    }
  }

  private void join(int number, Session session) throws SQLException {
    sessions.put(number, session);
    var spoken = level.name().replace('_', ' ');
    session.ask("USE " + DATABASE);
    session.ask("SET SESSION innodb_lock_wait_timeout = 1");
    session.ask("SET SESSION TRANSACTION ISOLATION LEVEL " + spoken);
    var found = session.ask("SELECT @@transaction_isolation");
    if (!found.equals(spoken.replace(' ', '-'))) {
      throw new SQLException("asked for isolation '%s', found '%s'".formatted(spoken, found));
    }
  }

  /** Plays {@code scenario} once, on fresh rows. */
  List<Played> play(Scenario scenario, int number) throws SQLException, InterruptedException {
    observer.ask("DELETE FROM " + scenario.table());
    observer.ask("INSERT INTO %s VALUES (1, 10, 0), (2, 20, 0)".formatted(scenario.table()));
    var attempt = new Session.Attempt(scenario.anomaly(), level, number);
    List<Played> seen = Collections.synchronizedList(new ArrayList<>());
    for (var step : scenario.steps()) {
      send(attempt, step, seen);
    }
    settle(attempt, true);
    for (var session : sessions.values()) {
      session.reset();
    }
    return List.copyOf(seen);
  }

  private void send(Session.Attempt attempt, Step step, List<Played> seen)
      throws SQLException, InterruptedException {
    var isObserver = step.session() == Step.OBSERVER;
    if (isObserver) {
      settle(attempt, true);
    }
    var session = isObserver ? observer : sessions.get(step.session());
    session.send(attempt, step, seen);
    settle(attempt, false);
  }

  /** Returns when everybody was answered or, unless {@code all} must be, waits for a lock. */
  private void settle(Session.Attempt attempt, boolean all)
      throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!observer.isIdle(LOOK_MILLIS) || !isSettled(all)) {
      if (System.nanoTime() > deadline) {
        throw new SQLException(
            "attempt %s is not answered within %d s, and waits for no lock"
                .formatted(attempt, PATIENCE.toSeconds()));
      }
    }
  }

  private boolean isSettled(boolean all) throws SQLException, InterruptedException {
    List<Long> busy = new ArrayList<>();
    for (var session : sessions.values()) {
      if (!session.isIdle(LOOK_MILLIS)) {
        busy.add(session.thread());
      }
    }
    return busy.isEmpty() || !all && locks.waiting().containsAll(busy);
  }

  @Override
  public void close() throws SQLException {
    for (var session : sessions.values()) {
      session.close();
    }
    observer.close();
  }
}
