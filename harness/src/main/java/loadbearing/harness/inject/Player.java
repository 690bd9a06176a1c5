package loadbearing.harness.inject;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;

/**
 * A schedule being played: every fault begins and is healed at its time, on a thread of its own.
 * Closing heals what is still at work, also what stays until the end, and waits for the proofs.
 */
public final class Player implements AutoCloseable {
  /** Time is asked again after so long, as a run's clock need not go at the speed of this one. */
  private static final long LOOK_NANOS = 20_000_000;

  private final Injector injector;
  private final LongSupplier nanoTime;
  private final long zero;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final Set<Injection> open = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads;

  private Player(Injector injector, Schedule schedule, LongSupplier nanoTime, long zero) {
    this.injector = injector;
    this.nanoTime = nanoTime;
    this.zero = zero;
    this.threads =
        IntStream.range(0, schedule.planned().size())
            .mapToObj(number -> thread(number, schedule.planned().get(number)))
            .toList();
  }

  /**
   * Begins to play.
   *
   * @param nanoTime the clock of the schedule, in nanoseconds
   * @param zero what that clock shows at time zero
   */
  public static Player start(
      Injector injector, Schedule schedule, LongSupplier nanoTime, long zero) {
    var player = new Player(injector, schedule, nanoTime, zero);
    player.threads.forEach(Thread::start);
    return player;
  }

  /**
   * Heals everything, and waits until that is proved or cannot be. Faults whose time has not come
   * do not begin any more. If the calling thread is interrupted, everything is healed all the same,
   * only the proofs are cut short, and the thread stays interrupted.
   *
   * @throws IllegalStateException if a fault could not begin or could not be healed
   */
  @Override
  public void close() {
    closing.countDown();
    boolean isInterrupted = false;
    for (var thread : threads) {
      isInterrupted |= join(thread);
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    report();
  }

  /** Waits for the thread whatever happens, and tells whether there was an interrupt. */
  private boolean join(Thread thread) {
    boolean isInterrupted = false;
    while (true) {
      try {
        thread.join();
        return isInterrupted;
      } catch (InterruptedException interrupt) {
        isInterrupted = true;
        interrupted.countDown();
        open.forEach(Injection::giveUp);
      }
    }
  }

  private void report() {
    var first = failures.poll();
    if (first != null) {
      var failure =
          new IllegalStateException(
              "a fault could not be played, so the run is void: " + first.getMessage(), first);
      for (var next = failures.poll(); next != null; next = failures.poll()) {
        failure.addSuppressed(next);
      }
      throw failure;
    }
  }

  private Thread thread(int number, Planned planned) {
    return Thread.ofVirtual()
        .name("fault " + number)
        .unstarted(
            () -> {
              try {
                play(number, planned);
              } catch (RuntimeException failure) {
                failures.add(failure);
              }
            });
  }

  private void play(int number, Planned planned) {
    if (!isReached(planned.at())) {
      return;
    }
    var injection = injector.inject(number, planned.fault());
    open.add(injection);
    if (interrupted.getCount() == 0) {
      injection.giveUp();
    }
    try (injection) {
      stay(planned, injection);
    }
    injection.isProved();
    injection.isHealProved();
  }

  /** One that is instant is healed as soon as a probe saw it: sooner, and none could. */
  private void stay(Planned planned, Injection injection) {
    if (planned.fault().isInstant()) {
      injection.isProved();
    } else {
      isReached(planned.end().orElse(Duration.ofNanos(Long.MAX_VALUE)));
    }
  }

  /** Waits for a moment of the schedule; false if the player is closed before. */
  private boolean isReached(Duration moment) {
    try {
      while (true) {
        long left = moment.toNanos() - (nanoTime.getAsLong() - zero);
        if (left <= 0) {
          return true;
        }
        if (closing.await(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS)) {
          return false;
        }
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
