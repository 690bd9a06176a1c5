package loadbearing.harness.inject;

import java.util.concurrent.CountDownLatch;
import loadbearing.harness.time.Time;

/** An answer that another thread gives, once; what is said after that does not count. */
final class Promise {
  private final CountDownLatch given = new CountDownLatch(1);
  private boolean answer;

  synchronized void give(boolean said) {
    if (given.getCount() > 0) {
      answer = said;
      given.countDown();
    }
  }

  /** Waits for the answer, whatever happens; an interrupt is remembered. */
  boolean await(Time time) {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          if (time.await(given, Long.MAX_VALUE)) {
            return answer();
          }
        } catch (InterruptedException interrupt) {
          isInterrupted = true;
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized boolean answer() {
    return answer;
  }
}
