package loadbearing.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
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
 * <p>It may be read while it is written: pieces are taken as they come, and an operation is told of
 * as soon as its record is whole. It is read by the version that wrote it; what is kept is the
 * history made from it. Used by one thread.
 */
public final class Spool {
  static final int MAGIC = 0x4C42_5350;
  static final int VERSION = 1;
  static final byte PATH = 1;
  static final byte OPERATION = 2;
  static final byte END = 3;

  private static final int HEADER = 16;
  private static final int PIECE = 1 << 16;
  private static final int LONGEST = 64 << 20;
  private static final Action[] ACTIONS = Action.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Map<Long, Path> paths = new HashMap<>();
  private final String name;
  private final Consumer<Operation> sink;
  private ByteBuffer pending = ByteBuffer.allocate(2 * PIECE);
  private OptionalLong timeZero = OptionalLong.empty();
  private long taken;
  private long operations;
  private boolean ended;
  private boolean complete;

  /**
   * A spool of which nothing was read yet.
   *
   * @param name for messages
   * @param sink told of every operation
   */
  public Spool(String name, Consumer<Operation> sink) {
    this.name = name;
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
    var spool = new Spool(file.toString(), sink);
    try (var in = Files.newInputStream(file)) {
      spool.take(in);
    }
    return spool.contents();
  }

  /** Takes all that {@code in} has. */
  public void take(InputStream in) throws IOException {
    var piece = new byte[PIECE];
    for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
      take(piece, length);
    }
  }

  /** Takes the next {@code length} bytes, which may end anywhere. */
  public void take(byte[] piece, int length) throws IOException {
    taken += length;
    makeRoom(length);
    pending.put(piece, 0, length).flip();
    try {
      while (!ended && readNext()) {
        continue;
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IOException(name + " is damaged: a record ends before its fields", e);
    }
    pending.compact();
  }

  /** How many bytes were taken. */
  public long taken() {
    return taken;
  }

  /** What was read so far; an error if not even load began. */
  public Contents contents() throws IOException {
    if (timeZero.isEmpty()) {
      throw new IOException(name + " ends within its header: load never began");
    }
    return new Contents(operations, complete, timeZero.getAsLong());
  }

  private void makeRoom(int length) {
    if (pending.remaining() < length) {
      int needed = pending.position() + length;
      pending = ByteBuffer.allocate(Math.max(needed, 2 * pending.capacity())).put(pending.flip());
    }
  }

  /** Reads what comes next; false if it is not whole yet. */
  private boolean readNext() throws IOException {
    if (timeZero.isEmpty()) {
      return readHeader();
    }
    pending.mark();
    int length = readLength();
    if (length < 0 || pending.remaining() < length) {
      pending.reset();
      return false;
    }
    var bytes = new byte[length];
    pending.get(bytes);
    readRecord(ByteBuffer.wrap(bytes));
    return true;
  }

  private boolean readHeader() throws IOException {
    if (pending.remaining() < HEADER) {
      return false;
    }
    int magic = pending.getInt();
    int version = pending.getInt();
    if (magic != MAGIC || version != VERSION) {
      throw new IOException(
          "%s is not a spool of version %d (begins with %08x, version %d); read it with the version that wrote it"
              .formatted(name, VERSION, magic, version));
    }
    timeZero = OptionalLong.of(pending.getLong());
    return true;
  }

  private void readRecord(ByteBuffer record) throws IOException {
    switch (record.get()) {
      case PATH -> readPath(record);
      case OPERATION -> readOperation(record);
      case END -> {
        ended = true;
        complete = readVarint(record) == operations;
      }
      default -> throw new IOException(name + " is damaged: unknown kind of record");
    }
  }

  /** The length of the next record, -1 if it is not whole. */
  private int readLength() throws IOException {
    int length = 0;
    for (int shift = 0; shift <= 28; shift += 7) {
      if (!pending.hasRemaining()) {
        return -1;
      }
      byte b = pending.get();
      length |= (b & 0x7F) << shift;
      if (b >= 0) {
        if (length < 1 || length > LONGEST) {
          throw new IOException("%s is damaged: a record of %d bytes".formatted(name, length));
        }
        return length;
      }
    }
    throw new IOException(name + " is damaged: the length of a record does not end");
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
