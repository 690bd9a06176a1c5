package loadbearing.node.remote;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Interrupts virtual threads whose deadline is over.
 *
 * <p>An interrupt closes the socket that a virtual thread is blocked on, be it connecting, reading
 * or writing, so one mechanism bounds a whole conversation with a server, even one whose answer
 * trickles in byte by byte; timeouts of a socket bound single reads only, and cost a timer for
 * each. Threads of the platform stay blocked in sockets: watch virtual ones only.
 *
 * <p>Fires at most {@link #TICK} late.
 */
public final class Watchdog implements AutoCloseable {
  /** How late a deadline may be noticed. */
  public static final Duration TICK = Duration.ofMillis(10);

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final Thread thread = Thread.ofPlatform().name("watchdog").daemon().unstarted(this::run);
  private volatile boolean idle;
  private volatile boolean closed;

  /** Begins to look; once. */
  public void start() {
    thread.start();
  }

  /** Watches the calling thread until the watch is closed, by the same thread. */
  public Watch watch(Deadline deadline) {
    var watch = new Watch(Thread.currentThread(), deadline);
    watches.add(watch);
    if (idle) {
      LockSupport.unpark(thread);
    }
    return watch;
  }

  private void run() {
    while (!closed) {
      idle = watches.isEmpty();
      // Looked at again: a watch added in between has not seen us idle.
      if (idle && watches.isEmpty()) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, TICK.toNanos());
      }
      idle = false;
      var now = System.nanoTime();
      watches.forEach(watch -> watch.fireIfOver(now));
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** One thread under watch. */
  public final class Watch implements AutoCloseable {
    private final Thread watched;
    private final Deadline deadline;
    private boolean done;
    private boolean fired;

    private Watch(Thread watched, Deadline deadline) {
      this.watched = watched;
      this.deadline = deadline;
    }

    private synchronized void fireIfOver(long nowNanos) {
      if (!done && !fired && deadline.isOver(nowNanos)) {
        fired = true;
        watched.interrupt();
      }
    }

    /** Whether the thread was interrupted because its deadline was over. */
    public synchronized boolean fired() {
      return fired;
    }

    /** Ends the watch and takes back an interrupt of its own, so that it hits nothing later. */
    @Override
    public synchronized void close() {
      done = true;
      watches.remove(this);
      if (fired) {
        Thread.interrupted();
      }
    }
  }
}
