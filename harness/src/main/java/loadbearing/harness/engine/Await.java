package loadbearing.harness.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import loadbearing.harness.host.DeploymentException;

/** Waiting for a condition with a deadline. */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /**
   * Returns once {@code obstacle} is empty; past the deadline it throws what {@code late} makes of
   * the last obstacle.
   */
  public static void until(
      Duration deadline,
      Supplier<Optional<String>> obstacle,
      java.util.function.Function<String, DeploymentException> late) {
    long end = System.nanoTime() + deadline.toNanos();
    var seen = obstacle.get();
    while (seen.isPresent()) {
      if (System.nanoTime() > end) {
        throw late.apply(seen.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw new DeploymentException("interrupted while waiting: " + seen.get());
      }
      seen = obstacle.get();
    }
  }
}
