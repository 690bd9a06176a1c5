package loadbearing.harness.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import loadbearing.harness.host.DeploymentException;

/** What containers said, as files. */
public final class Logs {
  private static final long PATIENCE = 20;
  private static final int LINES = 3;

  private final Engine engine;

  public Logs(Engine engine) {
    this.engine = engine;
  }

  /**
   * Writes what each container said to {@code folder/<name>.log}.
   *
   * @param containers container by name
   */
  public void write(Map<String, String> containers, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder " + folder, e);
    }
    Together.each(
        containers.keySet(), name -> write(containers.get(name), folder.resolve(name + ".log")));
  }

  /** The last few lines of what a container said, as one. */
  public String tail(String container) {
    var said = new ByteArrayOutputStream();
    try (var copy = new Copy(said)) {
      command(container).withTail(LINES).exec(copy).awaitCompletion(PATIENCE, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return said.toString(StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .collect(Collectors.joining(" | "));
  }

  private void write(String container, Path file) {
    try (var out = Files.newOutputStream(file);
        var copy = new Copy(out)) {
      command(container)
          .withTimestamps(true)
          .exec(copy)
          .awaitCompletion(PATIENCE, TimeUnit.SECONDS);
      copy.check();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while logs were fetched", e);
    }
  }

  private LogContainerCmd command(String container) {
    return engine.client().logContainerCmd(container).withStdOut(true).withStdErr(true);
  }

  /** Stops at the first thing that cannot be written. */
  private static final class Copy extends ResultCallback.Adapter<Frame> {
    private final OutputStream out;
    private volatile Optional<IOException> failure = Optional.empty();

    Copy(OutputStream out) {
      this.out = out;
    }

    @Override
    public void onNext(Frame frame) {
      if (failure.isPresent()) {
        return;
      }
      try {
        out.write(frame.getPayload());
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }

    void check() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }
}
