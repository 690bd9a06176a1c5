package loadbearing.harness.inject.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of Toxiproxy's client, which itself would wait for an answer for ever. */
final class Bounded {
  static final long SECONDS = 3;

  private Bounded() {}

  /** What the call returns, or its failure with {@code what} was tried. */
  static <T> T call(String what, Callable<T> call) {
    var task = new FutureTask<>(call);
    Thread.ofVirtual().name(what).start(task);
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw new UncheckedIOException(
          "could not " + what, new IOException(failure.getCause().toString(), failure.getCause()));
    } catch (TimeoutException timeout) {
      task.cancel(true);
      throw new UncheckedIOException(
          "could not " + what, new IOException("no answer in " + SECONDS + " s", timeout));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          "could not " + what, new IOException("interrupted", interrupt));
    }
  }
}
