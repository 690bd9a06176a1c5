package loadbearing.generator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import loadbearing.history.Path;
import loadbearing.workload.draw.Intent;

/** One thread's way into a spool: encodes operations into a buffer of its own. */
public final class Lane {
  private static final int CAPACITY = 1 << 16;
  private static final int LANE_BITS = 10;

  /** More than the numbers of a record can take, without its texts. */
  private static final int NUMBERS = 160;

  private final SpoolWriter writer;
  private final int lane;
  private final long timeZero;
  private final Map<Path, Long> paths = new HashMap<>();
  private Path lastPath = Path.NOBODY;
  private long lastNumber;
  private ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
  private int count;

  Lane(SpoolWriter writer, int lane, long timeZero) {
    if (lane >= 1 << LANE_BITS) {
      throw new IllegalStateException("a spool has at most %d lanes".formatted(1 << LANE_BITS));
    }
    this.writer = writer;
    this.lane = lane;
    this.timeZero = timeZero;
  }

  /** Writes down an operation; times are nanoTime. */
  public void add(
      Intent intent, String input, Meaning meaning, long due, long called, long returned) {
    long path = number(meaning.path());
    var key = utf8(intent.key());
    var in = utf8(input);
    var out = utf8(meaning.output());
    var error = utf8(meaning.error());
    reserve(NUMBERS + key.length + in.length + out.length + error.length);
    int start = begin(Spool.OPERATION);
    putVarint(intent.id());
    putVarint(intent.process());
    buffer.put((byte) intent.action().ordinal());
    buffer.put((byte) meaning.outcome().ordinal());
    long sinceZero = due - timeZero;
    putVarint(sinceZero << 1 ^ sinceZero >> 63);
    putVarint(called - due);
    putVarint(returned - called);
    putVarint(path);
    putVarint(meaning.version());
    putVarint(meaning.status());
    putBytes(key);
    putBytes(in);
    putBytes(out);
    putBytes(error);
    finish(start);
    count++;
  }

  /** Hands what was written so far to the disk. */
  public void flush() {
    if (buffer.position() > 0) {
      writer.write(buffer.flip(), count);
      count = 0;
      buffer = ByteBuffer.allocate(CAPACITY);
    }
  }

  /** The number of a path, 0 for nobody; an unknown one is written first. */
  private long number(Path path) {
    if (!path.equals(lastPath)) {
      lastNumber = path.equals(Path.NOBODY) ? 0 : paths.computeIfAbsent(path, this::define);
      lastPath = path;
    }
    return lastNumber;
  }

  private long define(Path path) {
    long number = (long) (paths.size() + 1) << LANE_BITS | lane;
    var node = utf8(path.node());
    var site = utf8(path.site());
    var database = utf8(path.database());
    var software = utf8(path.software());
    reserve(NUMBERS + node.length + site.length + database.length + software.length);
    int start = begin(Spool.PATH);
    putVarint(number);
    putBytes(node);
    putBytes(site);
    putBytes(database);
    putBytes(software);
    finish(start);
    return number;
  }

  /** The record that ends a spool. */
  static ByteBuffer end(long operations) {
    var buffer = ByteBuffer.allocate(16);
    buffer.put((byte) 0).put(Spool.END);
    putVarint(buffer, operations);
    return buffer.put(0, (byte) (buffer.position() - 1)).flip();
  }

  private void reserve(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
      if (buffer.capacity() < bytes) {
        buffer = ByteBuffer.allocate(bytes);
      }
    }
  }

  /** Leaves room for the length, which is known at the end; returns where the record begins. */
  private int begin(byte kind) {
    int start = buffer.position();
    buffer.position(start + 5).put(kind);
    return start;
  }

  /** Writes the length in five bytes; a varint may be longer than it must. */
  private void finish(int start) {
    int length = buffer.position() - start - 5;
    for (int i = 0; i < 5; i++) {
      int bits = length >>> 7 * i & 0x7F;
      buffer.put(start + i, (byte) (i < 4 ? bits | 0x80 : bits));
    }
  }

  private void putBytes(byte[] bytes) {
    putVarint(bytes.length);
    buffer.put(bytes);
  }

  private void putVarint(long value) {
    putVarint(buffer, value);
  }

  private static void putVarint(ByteBuffer buffer, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer.put((byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    buffer.put((byte) rest);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
