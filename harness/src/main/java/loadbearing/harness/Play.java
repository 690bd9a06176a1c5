package loadbearing.harness;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.time.Time;
import loadbearing.history.Script;

/** A script that plays on a thread of its own. Closing ends it, if it has not ended. */
final class Play implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Time time;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Thread thread;

  private Play(Time time) {
    this.time = time;
  }

  static Play start(Script script, Operator operator, Stage stage) {
    var play = new Play(stage.time());
    play.thread = play.time.start("script", () -> play.play(script, operator, stage));
    return play;
  }

  /** Whatever it throws is told by {@link #finish}. */
  private void play(Script script, Operator operator, Stage stage) {
    try {
      operator.play(script, stage);
    } catch (InterruptedException | RuntimeException e) {
      failure.set(e);
    } finally {
      over.countDown();
    }
  }

  /** Waits for the script, which should be over; throws if it failed or is not. */
  void finish() {
    try {
      if (!time.await(over, PATIENCE.toNanos())) {
        throw new IllegalStateException("the script still plays 10 s after the end of the run");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while the script played", e);
    }
    if (failure.get() != null) {
      throw new IllegalStateException("the script failed: " + failure.get(), failure.get());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
