package loadbearing.harness.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AsyncDockerCmd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the engine goes on telling of some containers, until it is closed. */
public final class Streams implements AutoCloseable {
  private final List<? extends ResultCallback.Adapter<?>> streams;

  private Streams(List<? extends ResultCallback.Adapter<?>> streams) {
    this.streams = streams;
  }

  /**
   * Begins to listen.
   *
   * @param containers container by name
   * @param asked what the engine is asked of a container
   * @param told the name, and what the engine says; called from a thread of each container
   */
  public static <T> Streams open(
      Map<String, String> containers,
      Function<String, AsyncDockerCmd<?, T>> asked,
      BiConsumer<String, T> told) {
    return new Streams(
        containers.entrySet().stream()
            .map(
                it -> {
                  var name = it.getKey();
                  return asked.apply(it.getValue()).exec(stream(said -> told.accept(name, said)));
                })
            .toList());
  }

  private static <T> ResultCallback.Adapter<T> stream(Consumer<T> told) {
    return new ResultCallback.Adapter<>() {
      @Override
      public void onNext(T said) {
        told.accept(said);
      }
    };
  }

  @Override
  public void close() {
    for (var stream : streams) {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
