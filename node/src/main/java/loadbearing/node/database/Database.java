package loadbearing.node.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.OptionalLong;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Gate;
import loadbearing.node.remote.Names;
import loadbearing.node.remote.Outcome;
import loadbearing.node.remote.Unavailable;
import loadbearing.node.remote.Watchdog;

/**
 * One endpoint that speaks MySQL: a server, or a balancer before several.
 *
 * <p>Opens nothing before it is asked something. Every call is made from a virtual thread, ends by
 * its deadline, and is made once: nothing is retried.
 */
public final class Database implements AutoCloseable {
  private final String role;
  private final Connections connections;
  private final Watchdog watchdog;
  private final Gate gate = new Gate(System.nanoTime());

  /**
   * @param role what the node uses it for, for messages
   * @param size how many connections at most
   */
  public Database(
      String role, Address address, Account account, int size, Watchdog watchdog, Names names) {
    this.role = role;
    this.connections = new Connections(address, account, size, names);
    this.watchdog = watchdog;
  }

  /** Where it is. */
  public Address address() {
    return connections.address();
  }

  /** It is elsewhere from now on: whoever is at work with a server there finishes with it. */
  public void move(Address elsewhere) {
    connections.move(elsewhere);
    // What is known of the one does not hold for the other.
    gate.answered(System.nanoTime());
  }

  /** Asks in one statement that commits itself, and reads the rows. */
  public <T> Found<T> read(Deadline deadline, Sql sql, RowReader<T> reader) throws Unavailable {
    return converse(deadline, c -> new Found<>(c.query(sql, reader), c.server()));
  }

  /** Makes a change and records it, in one transaction; or answers what is recorded of it. */
  public Written write(Deadline deadline, Write write) throws Unavailable {
    return converse(deadline, c -> write(c, write));
  }

  /** Does the same with a change of several steps, which ends with {@link Write#record}. */
  public Written write(Deadline deadline, Write write, Exchange<Written> change)
      throws Unavailable {
    return converse(deadline, c -> once(c, write, change));
  }

  /** Answers what a write would be answered, and undoes it: nobody who keeps data wants this. */
  public Written rehearse(Deadline deadline, Write write) throws Unavailable {
    return converse(deadline, c -> once(c, write, it -> begun(it, write, it::rollback)));
  }

  private static Written write(Conversation c, Write write)
      throws SQLException, InterruptedException {
    return once(c, write, it -> begun(it, write, it::commit));
  }

  private static Written begun(Conversation c, Write write, End end) throws SQLException {
    var written = c.begin(write.transaction(), rows -> first(rows, write.request(), c));
    end.end();
    return written;
  }

  /** How a transaction ends. */
  @FunctionalInterface
  private interface End {
    void end() throws SQLException;
  }

  private static Written once(Conversation c, Write write, Exchange<Written> change)
      throws SQLException, InterruptedException {
    try {
      return change.hold(c);
    } catch (SQLException e) {
      if (Trouble.of(e) != Trouble.DUPLICATE) {
        throw e;
      }
      c.rollback();
      return c.query(write.recorded(), rows -> recorded(rows, c, e));
    }
  }

  private static Written first(ResultSet rows, String request, Conversation c) throws SQLException {
    rows.next();
    return written(rows, request, c, false);
  }

  private static Written written(ResultSet rows, String request, Conversation c, boolean replayed)
      throws SQLException {
    var version = rows.getLong(2);
    var known = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
    return new Written(rows.getInt(1), known, rows.getString(3), request, c.server(), replayed);
  }

  private static Written recorded(ResultSet rows, Conversation c, SQLException duplicate)
      throws SQLException {
    if (!rows.next()) {
      throw duplicate; // Some other key of the schema was there twice.
    }
    return written(rows, rows.getString(4), c, true);
  }

  /** Holds a conversation of several steps over one connection. */
  public <T> T converse(Deadline deadline, Exchange<T> exchange) throws Unavailable {
    var pass = gate.enter();
    if (pass == Gate.Pass.REFUSED) {
      throw away();
    }
    try (var watch = watchdog.watch(deadline)) {
      return converse(deadline, exchange, watch);
    } finally {
      gate.leave(pass);
    }
  }

  private <T> T converse(Deadline deadline, Exchange<T> exchange, Watchdog.Watch watch)
      throws Unavailable {
    var startNanos = System.nanoTime();
    Lease lease;
    try {
      lease = connections.borrow();
    } catch (SQLException e) {
      gate.silent(startNanos);
      throw unreachable(deadline, watch, e);
    }
    var conversation = new Conversation(lease);
    var healthy = false;
    try {
      var result = exchange.hold(conversation);
      gate.answered(System.nanoTime());
      healthy = true;
      return result;
    } catch (SQLException e) {
      var trouble = watch.fired() ? Trouble.BROKEN : Trouble.of(e);
      healthy = trouble != Trouble.BROKEN && isUndone(conversation);
      settle(trouble, lease, startNanos, watch);
      throw failed(deadline, watch, conversation, trouble, e);
    } catch (InterruptedException e) {
      throw failed(deadline, watch, conversation, Trouble.BROKEN, new SQLException(e));
    } finally {
      if (healthy) {
        connections.giveBack(lease);
      } else {
        connections.drop(lease);
      }
    }
  }

  private static boolean isUndone(Conversation conversation) {
    try {
      if (conversation.isInTransaction()) {
        conversation.rollback();
      }
      return true;
    } catch (SQLException e) {
      // The connection is dropped for it, which undoes the transaction as well.
      return false;
    }
  }

  private void settle(Trouble trouble, Lease lease, long startNanos, Watchdog.Watch watch) {
    switch (trouble) {
      case BROKEN -> {
        gate.silent(startNanos);
        if (!watch.fired()) {
          connections.evict(lease.server());
        }
      }
      case READ_ONLY -> {
        gate.answered(System.nanoTime());
        connections.evictAll();
      }
      case CONFLICT, DUPLICATE, REFUSED -> gate.answered(System.nanoTime());
    }
  }

  private Unavailable away() {
    var message =
        "%s database %s is away since %d ms; %d requests are finding out whether it is back"
            .formatted(role, address(), gate.awayMillis(System.nanoTime()), Gate.PROBES);
    return new Unavailable(message, Outcome.FAILED, "", false);
  }

  private Unavailable unreachable(Deadline deadline, Watchdog.Watch watch, SQLException e) {
    var why = (watch.fired() ? overdue(deadline) : "gave no connection") + ": " + message(e);
    return new Unavailable(role + " database " + address() + " " + why, Outcome.FAILED, "", false);
  }

  private Unavailable failed(
      Deadline deadline, Watchdog.Watch watch, Conversation c, Trouble trouble, SQLException e) {
    var why =
        watch.fired()
            ? overdue(deadline)
            : switch (trouble) {
              case BROKEN -> "broke the connection: " + message(e);
              case READ_ONLY -> "is read-only: " + message(e);
              case CONFLICT -> "gave the transaction up for another: " + message(e);
              case DUPLICATE, REFUSED -> "refused: " + e.getErrorCode() + " " + message(e);
            };
    // A server that refuses because it is read-only says so before anything is made to last.
    var outcome = trouble == Trouble.READ_ONLY ? Outcome.FAILED : c.outcome();
    return new Unavailable(
        role + " database " + address() + " (" + c.server() + ") " + why,
        outcome,
        c.server(),
        trouble == Trouble.CONFLICT);
  }

  private static String overdue(Deadline deadline) {
    return "did not answer within " + deadline.allowed().toMillis() + " ms";
  }

  /** Of the first cause: the driver wraps it in lines about when it last heard of the server. */
  private static String message(SQLException e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return Objects.requireNonNullElse(first.getMessage(), first.toString());
  }

  @Override
  public void close() {
    connections.close();
  }

  /** What is said over one connection. */
  @FunctionalInterface
  public interface Exchange<T> {
    /** Speaks with the server; whatever it leaves uncommitted when it throws is rolled back. */
    T hold(Conversation conversation) throws SQLException, InterruptedException;
  }
}
