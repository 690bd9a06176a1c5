package loadbearing.check.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import loadbearing.check.store.StoredEvents;

/**
 * The bytes of a file, one after the other: unpacked where it is gzip, as a text of its events
 * where it is a store of Jepsen.
 */
public final class Cursor implements AutoCloseable {
  /** What {@link #peek} says at the end. */
  public static final int END = -1;

  private static final int CAPACITY = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int position;
  private int limit;
  private long line = 1;
  private boolean damaged;

  /** Reads from {@code in}, which {@link #close} closes. */
  public Cursor(InputStream in) {
    this.in = in;
  }

  /** Opens a file; the caller closes it. */
  public static Cursor open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), CAPACITY);
    in.mark(StoredEvents.WORD.length());
    var start = in.readNBytes(StoredEvents.WORD.length());
    in.reset();
    if (new String(start, StandardCharsets.ISO_8859_1).equals(StoredEvents.WORD)) {
      in.close();
      return new Cursor(StoredEvents.open(file));
    }
    var isGzip = start.length > 1 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b;
    if (!isGzip) {
      return pastMark(new Cursor(in));
    }
    try {
      return pastMark(new Cursor(new GZIPInputStream(in, CAPACITY)));
    } catch (EOFException e) {
      var empty = new Cursor(in);
      empty.damaged = true;
      empty.limit = END;
      return empty;
    }
  }

  /** Passes the byte order mark that some editors put before a text in UTF-8. */
  private static Cursor pastMark(Cursor cursor) throws IOException {
    cursor.peek();
    var mark = new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    if (cursor.limit >= mark.length
        && Arrays.equals(cursor.buffer, 0, mark.length, mark, 0, mark.length)) {
      cursor.position = mark.length;
    }
    return cursor;
  }

  /** The next byte, 0 to 255, without passing it; {@link #END} at the end. */
  public int peek() throws IOException {
    return position < limit || fill() ? buffer[position] & 0xff : END;
  }

  /** The byte after the next, 0 to 255, passing neither; {@link #END} if there is none. */
  public int second() throws IOException {
    if (peek() == END) {
      return END;
    }
    if (position + 1 == limit) {
      buffer[0] = buffer[position];
      position = 0;
      limit = 1;
      try {
        limit += in.readNBytes(buffer, 1, CAPACITY - 1);
      } catch (EOFException | ZipException e) {
        damaged = true;
      }
    }
    return position + 1 < limit ? buffer[position + 1] & 0xff : END;
  }

  /** The next byte, passing it; {@link #END} at the end. */
  public int next() throws IOException {
    if (position >= limit && !fill()) {
      return END;
    }
    var b = buffer[position++];
    if (b == '\n') {
      line++;
    }
    return b & 0xff;
  }

  /** The line of the next byte, from 1. */
  public long line() {
    return line;
  }

  /** Whether the file was cut inside its compressed form. */
  public boolean isDamaged() {
    return damaged;
  }

  /** What comes next, as far as the buffer holds it; only before anything was read. */
  public String start() throws IOException {
    peek();
    return new String(buffer, position, Math.max(limit - position, 0), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    if (limit == END) {
      return false;
    }
    position = 0;
    try {
      limit = in.readNBytes(buffer, 0, CAPACITY);
      if (limit == 0) {
        limit = END;
      }
    } catch (EOFException | ZipException e) {
      damaged = true;
      limit = END;
    }
    return limit > 0;
  }
}
