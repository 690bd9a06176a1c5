package loadbearing.harness.memory;

import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import loadbearing.harness.time.Time;

/**
 * Time that goes on only when everybody waits, and then at once to the next moment that somebody
 * waits for.
 *
 * <p>One thread runs at a time: whoever begins to wait lets the earliest waiter run. So what
 * happens, happens in the same order each time. The thread that makes it is the first to run; the
 * others begin by {@link #start}.
 */
public final class SimulatedTime implements Time {
  /** How often whoever waits for a latch looks at it. */
  private static final long LOOK_NANOS = 20_000_000;

  private final PriorityQueue<Waiter> waiters = new PriorityQueue<>();
  private long now;
  private long sequence;

  private record Waiter(long at, long sequence, CountDownLatch turn) implements Comparable<Waiter> {
    @Override
    public int compareTo(Waiter other) {
      return at == other.at ? Long.compare(sequence, other.sequence) : Long.compare(at, other.at);
    }
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    var mine = enter(nanos);
    pass();
    take(mine);
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted in simulated time");
    }
  }

  @Override
  public boolean await(CountDownLatch latch, long nanos) throws InterruptedException {
    for (long left = nanos; left > 0; left -= LOOK_NANOS) {
      if (latch.getCount() == 0) {
        return true;
      }
      sleep(Math.min(left, LOOK_NANOS));
    }
    return latch.getCount() == 0;
  }

  @Override
  public Thread start(String name, Runnable task) {
    var its = enter(0);
    return Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              take(its);
              try {
                task.run();
              } finally {
                pass();
              }
            });
  }

  private synchronized Waiter enter(long nanos) {
    var waiter = new Waiter(now + Math.max(0, nanos), sequence++, new CountDownLatch(1));
    waiters.add(waiter);
    return waiter;
  }

  private synchronized void pass() {
    var next = waiters.poll();
    if (next != null) {
      now = Math.max(now, next.at());
      next.turn().countDown();
    }
  }

  /** An interrupt does not change whose turn it is. */
  private static void take(Waiter waiter) {
    boolean isInterrupted = false;
    while (true) {
      try {
        waiter.turn().await();
        break;
      } catch (InterruptedException interrupt) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
