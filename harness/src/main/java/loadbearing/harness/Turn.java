package loadbearing.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to load this machine: one run, benchmark, or architecture that is kept standing at a
 * time, over all processes, or they would measure each other. It ends with its process at the
 * latest.
 */
public final class Turn implements AutoCloseable {
  /** A file's lock is the whole process's: threads of one have to take turns apart. */
  private static final ReentrantLock HERE = new ReentrantLock(true);

  private final Optional<FileLock> lock;

  private Turn(Optional<FileLock> lock) {
    this.lock = lock;
  }

  /** The right to measure where nobody else can be: on a host that is not this machine. */
  static Turn free() {
    return new Turn(Optional.empty());
  }

  /** Waits for the right; whoever waits says why. */
  static Turn take(Path file, Progress progress) {
    HERE.lock();
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        progress.stage(
            "waiting: another suite stands or measures on this machine and holds %s"
                .formatted(file));
        lock = channel.lock();
      }
      return new Turn(Optional.of(lock));
    } catch (IOException e) {
      HERE.unlock();
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  @Override
  public void close() {
    lock.ifPresent(Turn::release);
  }

  /** A channel that is closed has no locks. */
  private static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HERE.unlock();
    }
  }
}
