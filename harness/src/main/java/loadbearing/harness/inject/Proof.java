package loadbearing.harness.inject;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.time.Time;

/**
 * Looks again and again until it is seen, until there is no time left or until it is called off.
 *
 * @param bite how long a fault may need to show
 * @param heal how long a healed target may need to be usable again, a database's recovery included
 * @param pause between two looks, as each costs CPU on the machine that is measured
 */
record Proof(Duration bite, Duration heal, Duration pause) {
  static final Proof USUAL =
      new Proof(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(50));

  /**
   * What the last look saw, and when that look began.
   *
   * @param sight what it saw
   * @param at when that look began, in nanoseconds: an answer to it means that the target could be
   *     used from about then on
   */
  record Last(Sight sight, long at) {}

  /** At least one look is taken, and one that has begun is finished. */
  Last seek(Supplier<Sight> look, Duration patience, Time time, CountDownLatch calledOff) {
    long begin = time.nanoTime();
    int looks = 0;
    long at;
    Sight last;
    do {
      at = time.nanoTime();
      last = sight(look);
      looks++;
    } while (!last.seen() && at - begin < patience.toNanos() && !isCalledOff(calledOff, time));
    var words = "not seen in %d looks, the last one: %s".formatted(looks, last.words());
    return new Last(last.seen() || looks == 1 ? last : new Sight(false, words), at);
  }

  /** A look that fails has seen nothing, and its failure is the evidence of that. */
  static Sight sight(Supplier<Sight> look) {
    try {
      return look.get();
    } catch (RuntimeException failure) {
      return new Sight(false, "the probe failed: " + failure);
    }
  }

  private boolean isCalledOff(CountDownLatch calledOff, Time time) {
    try {
      return time.await(calledOff, pause.toNanos());
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
