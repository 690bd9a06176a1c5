package loadbearing.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a stored history event by event, in the order they were written, which is not that of time.
 *
 * <p>Of a file that was cut anywhere, or whose compressed tail is damaged, the events before the
 * cut are read; then there are no more, and {@link #isComplete} is false. A line that is whole and
 * wrong is an error. Plain text is read as well as gzip. Used by one thread.
 */
public final class HistoryReader implements AutoCloseable {
  /** The first byte of every gzip file and of no text. */
  private static final int GZIP = 0x1f;

  private final String name;
  private final Ending file;
  private final JsonParser json;
  private final EventLine line = new EventLine();
  private final EventReader reader = new EventReader();
  private long lines;
  private long events;
  private boolean over;
  private boolean complete;
  private String breakage = "";

  private HistoryReader(String name, InputStream file) throws IOException {
    this.name = name;
    this.file = new Ending(file);
    this.json = new JsonFactory().createParser(this.file);
  }

  /** Opens a history's file, whatever its name. */
  public static HistoryReader open(Path path) {
    try {
      return open(path.toString(), new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    } catch (CharConversionException e) {
      throw new UnreadableRunException("%s is no UTF-8 text".formatted(path), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read history " + path, e);
    }
  }

  private static HistoryReader open(String name, BufferedInputStream file) throws IOException {
    try {
      return new HistoryReader(name, plain(file, name));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The next event; empty at the end of the file or of what is whole of it. */
  public Optional<Event> next() {
    while (!over) {
      try {
        if (!readLine()) {
          breakOff(file.damage.isEmpty() ? "it has no end line" : file.damage);
        } else if (line.isEvent()) {
          events++;
          return Optional.of(reader.read(line));
        } else {
          mark();
        }
      } catch (JsonProcessingException e) {
        if (!file.ended) {
          throw wrong(e.getOriginalMessage(), e);
        }
        breakOff(e.getOriginalMessage());
      } catch (UnreadableRunException e) {
        throw e;
      } catch (IllegalArgumentException | ArithmeticException | CharConversionException e) {
        throw wrong(e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read history " + name, e);
      }
    }
    return Optional.empty();
  }

  /** Gives all events that are left to {@code consumer}. */
  public void forEach(Consumer<? super Event> consumer) {
    for (var event = next(); event.isPresent(); event = next()) {
      consumer.accept(event.get());
    }
  }

  /** Whether everything was read and the recording had ended as planned; false until the end. */
  public boolean isComplete() {
    return complete;
  }

  /** Why {@link #isComplete} is false although there are no more events. */
  public Optional<String> breakage() {
    return breakage.isEmpty() ? Optional.empty() : Optional.of(breakage);
  }

  @Override
  public void close() {
    try {
      json.close();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close history " + name, e);
    }
  }

  private boolean readLine() throws IOException {
    var token = json.nextToken();
    if (token == null) {
      return false;
    }
    lines++;
    if (token != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("expected a JSON object a line, found " + token);
    }
    line.read(json);
    if (lines == 1 && !line.isHeader()) {
      throw new IllegalArgumentException(
          "expected {\"type\":\"history\",\"format\":%d} first".formatted(RunFolder.FORMAT));
    }
    return true;
  }

  private void mark() {
    if (line.isHeader()) {
      Formats.check(line.format(), name);
    } else {
      over = true;
      complete = line.promised() == events;
      if (!complete) {
        breakage = "its end line speaks of %d events, it has %d".formatted(line.promised(), events);
      }
    }
  }

  private void breakOff(String why) {
    over = true;
    breakage = "broke off after %d events: %s".formatted(events, why);
  }

  private UnreadableRunException wrong(String what, Exception cause) {
    return new UnreadableRunException(
        "history %s is wrong in line %d: %s".formatted(name, Math.max(lines, 1), what), cause);
  }

  private static InputStream plain(BufferedInputStream file, String name) throws IOException {
    file.mark(1);
    int first = file.read();
    file.reset();
    if (first != GZIP && first != '{' && first >= 0) {
      throw new UnreadableRunException(
          "%s is no history: expected gzip, or lines of JSON objects".formatted(name));
    }
    return first == GZIP ? gunzip(file, name) : file;
  }

  private static InputStream gunzip(BufferedInputStream file, String name) throws IOException {
    try {
      return new GZIPInputStream(file, 1 << 16);
    } catch (EOFException e) {
      // Cut inside the header of the first member: there is nothing in it.
      return InputStream.nullInputStream();
    } catch (ZipException e) {
      throw new UnreadableRunException(
          "%s is no history: it begins like gzip and is none, %s".formatted(name, e.getMessage()),
          e);
    }
  }

  /**
   * Knows whether its end was reached, so that a wrong line can be told from a cut one; damage to
   * the compression is an end too.
   */
  private static final class Ending extends FilterInputStream {
    private boolean ended;
    private String damage = "";

    Ending(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = -1;
      try {
        read = super.read(into, offset, length);
      } catch (EOFException | ZipException e) {
        damage = e instanceof EOFException ? "the file was cut" : e.getMessage();
      }
      ended |= read < 0;
      return read;
    }
  }
}
