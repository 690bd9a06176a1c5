package loadbearing.node.redis;

import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Gate;
import loadbearing.node.remote.Names;
import loadbearing.node.remote.Outcome;
import loadbearing.node.remote.Unavailable;
import loadbearing.node.remote.Watchdog;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One endpoint that speaks Redis.
 *
 * <p>Opens nothing before it is asked something. Every call is made from a virtual thread, ends by
 * its deadline, and is sent once: nothing is retried.
 */
public final class Redis implements AutoCloseable {
  private final String role;
  private final Address address;
  private final Semaphore permits;
  private final ConnectionPool pool;
  private final CommandObjects commands = new CommandObjects(RedisProtocol.RESP3);
  private final Watchdog watchdog;
  private final Gate gate = new Gate(System.nanoTime());

  /**
   * @param role what the node uses it for, for messages
   * @param size how many connections at most
   */
  public Redis(String role, Address address, int size, Watchdog watchdog, Names names) {
    this.role = role;
    this.address = address;
    this.permits = new Semaphore(size);
    this.pool = Pools.of(new Dialer(address, names), size);
    this.watchdog = watchdog;
  }

  /** What the node calls the server: it has no name of its own. */
  public String server() {
    return address.toString();
  }

  /** Runs a script that changes nothing. */
  public List<String> read(Deadline deadline, Script script) throws Unavailable {
    return run(deadline, script, Outcome.FAILED);
  }

  /**
   * Runs a script that changes something. The server may run it even though no answer comes: from
   * the moment it is sent, an error leaves the effect unknown.
   */
  public List<String> write(Deadline deadline, Script script) throws Unavailable {
    return run(deadline, script, Outcome.UNKNOWN);
  }

  private List<String> run(Deadline deadline, Script script, Outcome unanswered)
      throws Unavailable {
    var pass = gate.enter();
    if (pass == Gate.Pass.REFUSED) {
      throw away();
    }
    try (var watch = watchdog.watch(deadline)) {
      return run(new Call(deadline, watch, System.nanoTime()), script, unanswered);
    } finally {
      gate.leave(pass);
    }
  }

  private List<String> run(Call call, Script script, Outcome unanswered) throws Unavailable {
    acquire(call);
    try (var connection = connection(call)) {
      return send(call, connection, script, unanswered);
    } finally {
      permits.release();
    }
  }

  /** The pool's own bound would have connections opened by whoever gives a broken one back. */
  private void acquire(Call call) throws Unavailable {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      gate.silent(call.startNanos());
      throw unavailable(call, "all connections were in use", Outcome.FAILED);
    }
  }

  private Connection connection(Call call) throws Unavailable {
    try {
      return pool.getResource();
    } catch (JedisException e) {
      gate.silent(call.startNanos());
      throw unavailable(call, "gave no connection: " + message(e), Outcome.FAILED);
    }
  }

  private List<String> send(Call call, Connection connection, Script script, Outcome unanswered)
      throws Unavailable {
    try {
      var command = commands.eval(script.text(), script.keys(), script.values());
      var answer = connection.executeCommand(command);
      gate.answered(System.nanoTime());
      return texts(answer);
    } catch (JedisDataException e) {
      // It says so before the first change: loading, read-only, out of memory.
      gate.answered(System.nanoTime());
      throw unavailable(call, "refused: " + message(e), Outcome.FAILED);
    } catch (JedisException e) {
      gate.silent(call.startNanos());
      if (!call.watch().fired() && !isLate(e)) {
        pool.clear();
      }
      throw unavailable(call, "broke the connection: " + message(e), unanswered);
    }
  }

  private static List<String> texts(Object answer) {
    return ((List<?>) answer).stream().map(String::valueOf).toList();
  }

  private static boolean isLate(Throwable e) {
    return first(e) instanceof SocketTimeoutException;
  }

  private Unavailable away() {
    var message =
        "%s %s is away since %d ms; %d requests are finding out whether it is back"
            .formatted(role, address, gate.awayMillis(System.nanoTime()), Gate.PROBES);
    return new Unavailable(message, Outcome.FAILED, "", false);
  }

  private Unavailable unavailable(Call call, String why, Outcome outcome) {
    var millis = call.deadline().allowed().toMillis();
    var late = call.watch().fired() ? "did not answer within " + millis + " ms: " : "";
    return new Unavailable(role + " " + address + " " + late + why, outcome, "", false);
  }

  private static String message(Throwable e) {
    return Objects.requireNonNullElse(first(e).getMessage(), e.toString());
  }

  private static Throwable first(Throwable e) {
    var first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first;
  }

  @Override
  public void close() {
    pool.close();
  }

  private record Call(Deadline deadline, Watchdog.Watch watch, long startNanos) {}
}
