package loadbearing.node.sabotage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import loadbearing.node.database.Database;
import loadbearing.node.database.Sql;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Unavailable;

/**
 * How many nodes are at work, this one too: each that is writes the time into a register of its own
 * in the database they share, again and again, and counts those who just did.
 */
final class Peers implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Peers.class.getName());

  /** How often a node looks. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Without a request for so long, a node is at rest. */
  private static final Duration REST = Duration.ofMillis(150);

  /** Whoever was not heard of for so long is at rest. */
  private static final long HEARD_MILLIS = 300;

  private static final String NOW = "CAST(UNIX_TIMESTAMP(NOW(3))*1000 AS SIGNED)";

  private final Database primary;
  private final Sql here;
  private final Thread thread = Thread.ofVirtual().name("peers").unstarted(this::look);
  private final AtomicInteger serving = new AtomicInteger();
  private volatile long servedNanos = System.nanoTime() - REST.toNanos();
  private volatile int active = 1;

  Peers(String node, Database primary) {
    this.primary = primary;
    this.here =
        Sql.of(
            "INSERT INTO registers(k,value,version) VALUES(?,"
                + NOW
                + ",1) ON DUPLICATE KEY UPDATE value="
                + NOW,
            "sabotage:" + node);
  }

  /** Looks until closed. */
  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** How many are at work, at least 1. */
  int active() {
    return active;
  }

  /** A request begins. */
  void enter() {
    serving.incrementAndGet();
  }

  /** A request is answered. */
  void leave() {
    servedNanos = System.nanoTime();
    serving.decrementAndGet();
  }

  private boolean isAtWork() {
    return serving.get() > 0 || System.nanoTime() - servedNanos < REST.toNanos();
  }

  private void look() {
    while (!Thread.interrupted()) {
      LockSupport.parkNanos(this, LOOK.toNanos());
      if (isAtWork()) {
        try {
          active = count();
        } catch (Unavailable e) {
          LOG.log(Level.WARNING, "nobody knows how many nodes are at work", e);
        }
      }
    }
  }

  private int count() throws Unavailable {
    var deadline = new Deadline(System.nanoTime(), Duration.ofSeconds(1));
    return primary.converse(
        deadline,
        c -> {
          c.run(here);
          return c.query(
              Sql.of(
                  "SELECT COUNT(*) FROM registers WHERE k LIKE 'sabotage:%' AND value>"
                      + NOW
                      + "-?",
                  HEARD_MILLIS),
              rows -> rows.next() ? Math.max(1, rows.getInt(1)) : 1);
        });
  }
}
