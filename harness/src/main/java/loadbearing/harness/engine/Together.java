package loadbearing.harness.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import loadbearing.harness.host.DeploymentException;

/**
 * The same step for many at once; all have ended when it returns, and the first failure is thrown.
 */
public final class Together {
  private Together() {}

  public static <T> void each(Collection<T> all, Consumer<T> step) {
    List<Throwable> failures = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = all.stream().map(one -> Executors.callable(() -> step.accept(one))).toList();
      for (var future : executor.invokeAll(calls)) {
        try {
          future.get();
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while containers were handled", e);
    }
    if (!failures.isEmpty()) {
      throw first(failures);
    }
  }

  private static RuntimeException first(List<Throwable> failures) {
    var first = failures.getFirst();
    failures.stream().skip(1).forEach(first::addSuppressed);
    return switch (first) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new DeploymentException(first.getMessage(), first);
    };
  }
}
