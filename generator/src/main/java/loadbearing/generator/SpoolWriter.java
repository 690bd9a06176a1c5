package loadbearing.generator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Writes a {@link Spool}: many lanes fill buffers, one thread puts them on the disk.
 *
 * <p>Nothing is ever dropped. A lane that is ahead of the disk waits, which shows as lag; a disk
 * that refuses ends the run.
 */
public final class SpoolWriter implements AutoCloseable {
  private static final int QUEUED = 64;
  private static final ByteBuffer STOP = ByteBuffer.allocate(0);

  private final FileChannel file;
  private final Consumer<IOException> onFailure;
  private final BlockingQueue<ByteBuffer> queue = new ArrayBlockingQueue<>(QUEUED);
  private final AtomicInteger lanes = new AtomicInteger();
  private final AtomicLong operations = new AtomicLong();
  private final Thread thread = new Thread(this::drain, "spool");
  private boolean closed;

  private SpoolWriter(FileChannel file, Consumer<IOException> onFailure) {
    this.file = file;
    this.onFailure = onFailure;
  }

  /**
   * Opens a spool, and empties the file if it is there.
   *
   * @param onFailure told once, on the writing thread, when the disk refuses; the spool is then
   *     incomplete for good
   */
  public static SpoolWriter open(Path path, Consumer<IOException> onFailure) throws IOException {
    var file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    var writer = new SpoolWriter(file, onFailure);
    writer.thread.setDaemon(true);
    writer.thread.start();
    return writer;
  }

  /** Writes the header; before anything else, once. */
  public void begin(long timeZero) {
    put(ByteBuffer.allocate(16).putInt(Spool.MAGIC).putInt(Spool.VERSION).putLong(timeZero).flip());
  }

  /** A new lane, for one thread; {@code timeZero} is that of the header. */
  public Lane lane(long timeZero) {
    return new Lane(this, lanes.getAndIncrement(), timeZero);
  }

  /** Hands over a buffer with that many operations, ready to be read. */
  void write(ByteBuffer records, int count) {
    operations.addAndGet(count);
    put(records);
  }

  private void put(ByteBuffer records) {
    try {
      queue.put(records);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while the disk was behind; the spool is torn", e);
    }
  }

  private void drain() {
    boolean failed = false;
    try {
      for (var records = queue.take(); records != STOP; records = queue.take()) {
        failed = failed || !write(records);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether it worked. After a failure the queue is still emptied, so that no lane waits for ever.
   */
  private boolean write(ByteBuffer records) {
    try {
      while (records.hasRemaining()) {
        file.write(records);
      }
      return true;
    } catch (IOException e) {
      onFailure.accept(e);
      return false;
    }
  }

  /** Ends the spool properly; all lanes must have been flushed. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    put(Lane.end(operations.get()));
    put(STOP);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
