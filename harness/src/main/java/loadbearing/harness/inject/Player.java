package loadbearing.harness.inject;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import loadbearing.fault.Act;
import loadbearing.fault.Fault;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;
import loadbearing.harness.time.Time;

/**
 * A schedule being played: every fault begins and is healed, and every act is done, at its time, on
 * a thread of its own. Closing heals what is still at work, also what stays until the end, and
 * waits for the proofs.
 */
public final class Player implements AutoCloseable {
  /** Time is asked again after so long, as a run's clock need not go at the speed of this one. */
  private static final long LOOK_NANOS = 20_000_000;

  /** So long before a fault its target is looked at, to see that all is well there. */
  private static final Duration LEAD = Duration.ofMillis(1_500);

  private final Injector injector;
  private final Acting acting;
  private final Time time;
  private final long zero;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final Set<Injection> open = ConcurrentHashMap.newKeySet();
  private final List<Planned> planned;
  private final List<CountDownLatch> played;

  private Player(Injector injector, Acting acting, Schedule schedule, Time time, long zero) {
    this.injector = injector;
    this.acting = acting;
    this.time = time;
    this.zero = zero;
    this.planned = schedule.planned();
    this.played = planned.stream().map(each -> new CountDownLatch(1)).toList();
  }

  /**
   * Begins to play.
   *
   * @param time of the schedule
   * @param zero what that clock shows at time zero
   */
  public static Player start(
      Injector injector, Acting acting, Schedule schedule, Time time, long zero) {
    var player = new Player(injector, acting, schedule, time, zero);
    for (int number = 0; number < player.planned.size(); number++) {
      player.start(number);
    }
    return player;
  }

  /**
   * Heals everything, and waits until that is proved or cannot be. What has not begun by then does
   * not begin any more. If the calling thread is interrupted, everything is healed all the same,
   * only the proofs are cut short, and the thread stays interrupted.
   *
   * @throws IllegalStateException if a fault could not begin or could not be healed
   */
  @Override
  public void close() {
    closing.countDown();
    boolean isInterrupted = false;
    for (var each : played) {
      isInterrupted |= join(each);
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    report();
  }

  /** Waits for the end whatever happens, and tells whether there was an interrupt. */
  private boolean join(CountDownLatch end) {
    boolean isInterrupted = false;
    while (true) {
      try {
        time.await(end, Long.MAX_VALUE);
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
              "the schedule could not be played, so the run is void: " + first.getMessage(), first);
      for (var next = failures.poll(); next != null; next = failures.poll()) {
        failure.addSuppressed(next);
      }
      throw failure;
    }
  }

  private void start(int number) {
    time.start(
        "intervention " + number,
        () -> {
          try {
            play(number, planned.get(number));
          } catch (RuntimeException failure) {
            failures.add(failure);
          } finally {
            played.get(number).countDown();
          }
        });
  }

  private void play(int number, Planned planned) {
    switch (planned.what()) {
      case Fault fault -> play(number, planned, fault);
      case Act act -> {
        if (isReached(planned.at())) {
          acting.act(number, act, closing);
        }
      }
    }
  }

  private void play(int number, Planned planned, Fault fault) {
    if (!isReached(planned.at().minus(LEAD))) {
      return;
    }
    var injection = injector.prepare(number, fault);
    while (!injection.isWellBefore() && left(planned.at()) > LOOK_NANOS) {
      if (isClosing(LOOK_NANOS)) {
        return;
      }
    }
    if (!isReached(planned.at())) {
      return;
    }
    injection.begin();
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
    if (planned.what().isInstant()) {
      injection.isProved();
    } else {
      isReached(planned.end().orElse(Duration.ofNanos(Long.MAX_VALUE)));
    }
  }

  /** Waits for a moment of the schedule; false if the player is closed before. */
  private boolean isReached(Duration moment) {
    for (long left = left(moment); left > 0; left = left(moment)) {
      if (isClosing(Math.min(left, LOOK_NANOS))) {
        return false;
      }
    }
    return true;
  }

  private long left(Duration moment) {
    return moment.toNanos() - (time.nanoTime() - zero);
  }

  /** Waits for so long; true at once if the player is closed meanwhile. */
  private boolean isClosing(long nanos) {
    try {
      return time.await(closing, nanos);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
