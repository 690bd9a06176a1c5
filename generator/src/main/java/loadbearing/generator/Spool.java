package loadbearing.generator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;

/**
 * The file in which a generator writes down every operation while it works.
 *
 * <p>Big-endian: {@code int} magic, {@code int} version, {@code long} time zero (nanoTime), then
 * records, each a varint of its length and that many bytes, of which the first is its kind. A path
 * is written once by each lane and then named by a number. The last record counts the operations; a
 * file without it is what a crash left, whole up to its torn tail. Operations of different virtual
 * users come in no particular order.
 *
 * <p>It is read by the version that wrote it; what is kept is the history made from it.
 */
public final class Spool {
  static final int MAGIC = 0x4C42_5350;
  static final int VERSION = 1;
  static final byte PATH = 1;
  static final byte OPERATION = 2;
  static final byte END = 3;

  private static final int LONGEST = 64 << 20;
  private static final Action[] ACTIONS = Action.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Map<Long, Path> paths = new HashMap<>();
  private final Consumer<Operation> sink;
  private long operations;

  private Spool(Consumer<Operation> sink) {
    this.sink = sink;
  }

  /**
   * What a spool held.
   *
   * @param operations how many were read
   * @param complete whether it was ended properly; if not, the tail is missing
   * @param timeZero nanoTime of time zero, on the clock of the machine that wrote it
   */
  public record Contents(long operations, boolean complete, long timeZero) {}

  /** Reads all operations there are, also of a file whose tail is missing. */
  public static Contents read(java.nio.file.Path file, Consumer<Operation> sink)
      throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      long timeZero = readHeader(file, in);
      var spool = new Spool(sink);
      boolean complete = spool.readRecords(in);
      return new Contents(spool.operations, complete, timeZero);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IOException(file + " is damaged: a record ends before its fields", e);
    }
  }

  private static long readHeader(java.nio.file.Path file, DataInputStream in) throws IOException {
    try {
      int magic = in.readInt();
      int version = in.readInt();
      if (magic != MAGIC || version != VERSION) {
        throw new IOException(
            "%s is not a spool of version %d (begins with %08x, version %d); read it with the version that wrote it"
                .formatted(file, VERSION, magic, version));
      }
      return in.readLong();
    } catch (EOFException e) {
      throw new IOException(file + " ends within its header: load never began", e);
    }
  }

  /** Whether the end was reached in good order. */
  private boolean readRecords(InputStream in) throws IOException {
    while (true) {
      int length = readLength(in);
      if (length < 0) {
        return false;
      }
      var bytes = in.readNBytes(length);
      if (bytes.length < length) {
        return false;
      }
      var record = ByteBuffer.wrap(bytes);
      switch (record.get()) {
        case PATH -> readPath(record);
        case OPERATION -> readOperation(record);
        case END -> {
          return readVarint(record) == operations;
        }
        default -> throw new IOException("a spool is damaged: unknown kind of record");
      }
    }
  }

  /** The length of the next record, -1 if the file ends here. */
  private static int readLength(InputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; shift <= 28; shift += 7) {
      int b = in.read();
      if (b < 0) {
        return -1;
      }
      length |= (b & 0x7F) << shift;
      if (b < 0x80) {
        if (length < 1 || length > LONGEST) {
          throw new IOException("a spool is damaged: a record of " + length + " bytes");
        }
        return length;
      }
    }
    throw new IOException("a spool is damaged: the length of a record does not end");
  }

  private void readPath(ByteBuffer record) {
    long number = readVarint(record);
    paths.put(
        number, new Path(readText(record), readText(record), readText(record), readText(record)));
  }

  private void readOperation(ByteBuffer record) {
    long id = readVarint(record);
    int process = (int) readVarint(record);
    var action = ACTIONS[record.get()];
    var outcome = OUTCOMES[record.get()];
    long due = readSigned(record);
    long called = due + readVarint(record);
    long returned = called + readVarint(record);
    long number = readVarint(record);
    var path = number == 0 ? Path.NOBODY : paths.get(number);
    long version = readVarint(record);
    int status = (int) readVarint(record);
    var key = readText(record);
    var input = readText(record);
    var output = readText(record);
    var error = readText(record);
    operations++;
    sink.accept(
        new Operation(
            id, process, action, key, input, output, outcome, due, called, returned, path, version,
            status, error));
  }

  private static long readVarint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number of more than 64 bits");
  }

  private static long readSigned(ByteBuffer in) {
    long folded = readVarint(in);
    return folded >>> 1 ^ -(folded & 1);
  }

  private static String readText(ByteBuffer in) {
    int length = (int) readVarint(in);
    var text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }
}
