package loadbearing.node.http;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes down the id of every operation that arrives, one decimal line each, so that an arrival
 * which the load generator knows nothing of can be found.
 *
 * <p>Lines reach the file at most {@link #LATE} after the arrival, from a thread of its own.
 */
public final class Arrivals implements AutoCloseable {
  /** How long a line may wait for others to be written with it. */
  static final Duration LATE = Duration.ofMillis(40);

  private static final Logger LOG = System.getLogger(Arrivals.class.getName());

  private final Path file;
  private final Queue<Long> waiting = new ConcurrentLinkedQueue<>();
  private final Thread thread = Thread.ofPlatform().name("arrivals").daemon().unstarted(this::run);
  private volatile boolean idle;
  private volatile boolean closed;

  private Arrivals(Path file) {
    this.file = file;
  }

  /** Opens the file and begins to write; where there is none, nothing is written down. */
  public static Optional<Arrivals> open(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    cutHalfLine(file.get());
    var arrivals = new Arrivals(file.get());
    arrivals.thread.start();
    return Optional.of(arrivals);
  }

  /**
   * A process that was killed may have left half a line, which is no arrival and would be part of
   * another; where there is no file, it is made.
   */
  private static void cutHalfLine(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      for (long end = file.length(); end > 0; end--) {
        file.seek(end - 1);
        if (file.read() == '\n') {
          file.setLength(end);
          return;
        }
      }
      file.setLength(0);
    }
  }

  /** Writes an arrival down, later. */
  public void arrived(long operation) {
    waiting.add(operation);
    if (idle) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closed) {
      idle = waiting.isEmpty();
      // Looked at again: an arrival in between has not seen us idle.
      if (idle && waiting.isEmpty()) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, LATE.toNanos());
      }
      idle = false;
      flush();
    }
  }

  private synchronized void flush() {
    var lines = new StringBuilder();
    for (var id = waiting.poll(); id != null; id = waiting.poll()) {
      lines.append((long) id).append('\n');
    }
    if (lines.isEmpty()) {
      return;
    }
    try {
      Files.writeString(file, lines, StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "arrivals are lost: " + file + " cannot be written", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    flush();
  }
}
