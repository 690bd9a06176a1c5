package loadbearing.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a history to disk as it comes, one JSON object a line, compressed.
 *
 * <p>Lines are gathered for a second, or until there is a mebibyte of them, and then written as one
 * gzip member, whole in itself: a crash loses what was gathered and nothing before it. Tools that
 * read gzip read the members as one file. Methods may be called from several threads.
 */
public final class HistoryWriter implements AutoCloseable {
  private static final int MEMBER_BYTES = 1 << 20;

  private final String name;
  private final OutputStream file;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream(MEMBER_BYTES + (1 << 16));
  private final JsonGenerator json;
  private final ScheduledExecutorService flusher;
  private long events;
  private boolean broken;
  private Optional<UncheckedIOException> failure = Optional.empty();
  private boolean closed;

  private HistoryWriter(String name, OutputStream file, ScheduledExecutorService flusher)
      throws IOException {
    this.name = name;
    this.file = file;
    this.flusher = flusher;
    this.json = new JsonFactory().createGenerator(lines).setRootValueSeparator(null);
    EventFormat.begin(json);
  }

  /** Opens a new file, replacing an older one. */
  static HistoryWriter open(Path path) {
    try {
      return open(path.toString(), Files.newOutputStream(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write history " + path, e);
    }
  }

  static HistoryWriter open(String name, OutputStream file) throws IOException {
    var flusher =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("history-writer").factory());
    var writer = new HistoryWriter(name, file, flusher);
    flusher.scheduleWithFixedDelay(writer::flush, 1, 1, TimeUnit.SECONDS);
    return writer;
  }

  /**
   * Adds one event.
   *
   * @throws UncheckedIOException if the disk is full or broken; nothing can be added from then on
   */
  public synchronized void append(Event event) {
    guarded(
        () -> {
          EventFormat.write(json, event);
          events++;
          if (lines.size() >= MEMBER_BYTES) {
            writeMember();
          }
        });
  }

  /** Brings what was gathered to disk now. */
  public synchronized void flush() {
    if (!closed && !broken) {
      guarded(this::writeMember);
    }
  }

  /** Says that the recording ended as planned; without it the history counts as cut off. */
  public synchronized void end() {
    guarded(
        () -> {
          EventFormat.end(json, events);
          writeMember();
          shut();
        });
  }

  /** Brings what was gathered to disk and closes the file; {@link #end} before it if all is in. */
  @Override
  public synchronized void close() {
    if (!closed) {
      flush();
      try {
        shut();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close history " + name, e);
      }
    }
  }

  private void shut() throws IOException {
    closed = true;
    flusher.shutdown();
    file.close();
  }

  private void writeMember() throws IOException {
    json.flush();
    if (lines.size() > 0) {
      file.write(compressed());
      file.flush();
      lines.reset();
    }
  }

  private byte[] compressed() throws IOException {
    var bytes = new ByteArrayOutputStream(lines.size() / 4);
    try (var gzip = new FastGzip(bytes)) {
      lines.writeTo(gzip);
    }
    return bytes.toByteArray();
  }

  /**
   * Throws if an earlier step failed, also one that nobody waited for.
   *
   * @throws UncheckedIOException what failed first
   */
  public synchronized void check() {
    if (failure.isPresent()) {
      throw new UncheckedIOException(failure.get().getMessage(), failure.get().getCause());
    }
  }

  private void guarded(Step step) {
    check();
    if (closed || broken) {
      throw new IllegalStateException(
          "history %s is %s; nothing can be added to it"
              .formatted(name, broken ? "broken since an earlier error" : "closed"));
    }
    broken = true;
    try {
      step.run();
      broken = false;
    } catch (IOException e) {
      failure = Optional.of(new UncheckedIOException(words(e), e));
      throw failure.get();
    }
  }

  private String words(IOException refused) {
    return "cannot write history %s after %d events: %s"
        .formatted(name, events, refused.getMessage());
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Level 1: four times as fast as the default for a fifth more bytes. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
