package loadbearing.harness.deploy;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import loadbearing.generator.Spool;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.Streams;
import loadbearing.harness.host.DeploymentException;
import loadbearing.history.Operation;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A generator's record, read while it grows: if this process is killed, what was operated until
 * then is on its disk. What {@code tail} has not shown by the end is fetched then, so no run
 * depends on it.
 */
final class SpoolTail implements AutoCloseable {
  private final Engine engine;
  private final String container;
  private final String file;
  private final Spool spool;
  private Streams stream;
  private Exception failure;
  private boolean closed;

  private SpoolTail(Engine engine, String container, String file, Consumer<Operation> operations) {
    this.engine = engine;
    this.container = container;
    this.file = file;
    this.spool = new Spool("the load generator's record", operations);
  }

  /** Begins to read {@code file}, which is there. */
  static SpoolTail follow(
      Engine engine, String container, String file, Consumer<Operation> operations) {
    var tail = new SpoolTail(engine, container, file, operations);
    tail.stream =
        Streams.open(
            Map.of(file, engine.command(container, "tail", "-c", "+1", "-f", file)),
            engine.client()::execStartCmd,
            (name, frame) -> tail.take(frame));
    return tail;
  }

  private synchronized void take(Frame frame) {
    if (closed || failure != null || frame.getStreamType() != StreamType.STDOUT) {
      return;
    }
    try {
      spool.take(frame.getPayload(), frame.getPayload().length);
    } catch (IOException | RuntimeException e) {
      // Thrown by finish(): nobody hears it here.
      failure = e;
    }
  }

  /** Reads the rest, when the generator is done. */
  synchronized void finish() throws IOException {
    close();
    if (failure != null) {
      throw new DeploymentException(
          "the load generator's record could not be read: " + failure.getMessage(), failure);
    }
    try (var tar = new TarArchiveInputStream(engine.copyOut(container, file))) {
      if (tar.getNextEntry() == null) {
        throw new IOException("no record in the container");
      }
      tar.skipNBytes(spool.taken());
      spool.take(tar);
    }
    if (!spool.contents().complete()) {
      throw new DeploymentException("the load generator's record breaks off");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stream.close();
    }
  }
}
