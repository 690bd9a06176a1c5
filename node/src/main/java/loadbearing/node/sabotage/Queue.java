package loadbearing.node.sabotage;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Endpoint;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/**
 * Serves one page at a time, in the order in which they came, each in a time that depends on how
 * many nodes are at work. The time is slept, so that neither the host nor a limit on its processors
 * has a part in it.
 */
final class Queue implements Sabotage {
  private final Peers peers;
  private final Law law;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * When the last page was, or should have been, done: what a change of turns takes is no one's.
   */
  private long freeNanos = System.nanoTime();

  /** What a page takes. */
  @FunctionalInterface
  interface Law {
    /** Where {@code active} nodes are at work at a time of the wall clock, in milliseconds. */
    Duration service(int active, long now);
  }

  /** {@code alone} × (1 + σ(n − 1) + κn(n − 1)). */
  record Contention(Duration alone, double sigma, double kappa) implements Law {
    @Override
    public Duration service(int active, long now) {
      double factor = 1 + sigma * (active - 1) + kappa * active * (active - 1);
      return Duration.ofNanos(Math.round(alone.toNanos() * factor));
    }
  }

  /** {@code alone}; but n nodes serve as much as one for {@code stall} of each {@code period}. */
  record Stalling(Duration alone, Duration stall, Duration period) implements Law {
    @Override
    public Duration service(int active, long now) {
      boolean stalls = now % period.toMillis() < stall.toMillis();
      return stalls ? alone.multipliedBy(active) : alone;
    }
  }

  Queue(Peers peers, Law law) {
    this.peers = peers;
    this.law = law;
  }

  @Override
  public Endpoint around(Endpoint site) {
    return request -> request.path().equals("/page") ? queued(site, request) : site.answer(request);
  }

  @Override
  public void start() {
    peers.start();
  }

  @Override
  public void close() {
    peers.close();
  }

  private Answer queued(Endpoint site, Request request) throws Unavailable {
    peers.enter();
    long entered = System.nanoTime();
    turn.lock();
    try {
      var answer = site.answer(request);
      var service = law.service(peers.active(), System.currentTimeMillis());
      freeNanos += Math.max(0, entered - freeNanos) + service.toNanos();
      sleepUntil(freeNanos);
      return answer;
    } finally {
      turn.unlock();
      peers.leave();
    }
  }

  private static void sleepUntil(long nanos) {
    try {
      for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
        Thread.sleep(Duration.ofNanos(left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
