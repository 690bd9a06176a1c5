package loadbearing.harness.time;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The time that runs are made in, and how to wait in it: this machine's, or simulated. */
public interface Time {
  /** This machine's time. */
  Time SYSTEM = of(System::nanoTime);

  /** Nanoseconds of the clock. */
  long nanoTime();

  /** Returns after so long; at once if that is not above zero. */
  void sleep(long nanos) throws InterruptedException;

  /** Waits for {@code latch}, and says whether it opened within so long. */
  boolean await(CountDownLatch latch, long nanos) throws InterruptedException;

  /** Starts a thread that waits in this time. */
  Thread start(String name, Runnable task);

  /** A clock of one's own, and this machine's way to wait. */
  static Time of(LongSupplier clock) {
    return new Time() {
      @Override
      public long nanoTime() {
        return clock.getAsLong();
      }

      @Override
      public void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
      }

      @Override
      public boolean await(CountDownLatch latch, long nanos) throws InterruptedException {
        return latch.await(nanos, TimeUnit.NANOSECONDS);
      }

      @Override
      public Thread start(String name, Runnable task) {
        return Thread.ofVirtual().name(name).start(task);
      }
    };
  }
}
