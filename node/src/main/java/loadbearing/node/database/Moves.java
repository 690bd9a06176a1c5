package loadbearing.node.database;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import loadbearing.node.remote.Address;

/**
 * Looks into a file that says where a database is, again and again, and moves to where it says.
 * While there is no file, or it makes no sense, the database stays where it is.
 */
public final class Moves implements AutoCloseable {
  /** How long a new address may go unnoticed. */
  public static final Duration LATE = Duration.ofMillis(50);

  private static final Logger LOG = System.getLogger(Moves.class.getName());

  private final Path file;
  private final Database database;
  private final Thread thread = Thread.ofPlatform().name("moves").daemon().unstarted(this::run);
  private String seen = "";
  private volatile boolean closed;

  public Moves(Path file, Database database) {
    this.file = file;
    this.database = database;
  }

  /** Looks once, and then goes on looking. */
  public void start() {
    look();
    thread.start();
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(this, LATE.toNanos());
      look();
    }
  }

  /** Moves if the file says something new. */
  synchronized void look() {
    try {
      var says = Files.readString(file).strip();
      if (!says.equals(seen)) {
        seen = says;
        move(Address.parse(says));
      }
    } catch (NoSuchFileException e) {
      seen = "";
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.ERROR, file + " does not say where the database is", e);
    }
  }

  /** Where the database is. */
  public Address address() {
    return database.address();
  }

  /** Has the file say another address, as a whole, and moves there. */
  public synchronized void tell(Address address) throws IOException {
    var written = file.resolveSibling(file.getFileName() + ".told");
    Files.writeString(written, address + "\n");
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    look();
  }

  private void move(Address address) {
    if (!address.equals(database.address())) {
      LOG.log(Level.INFO, "the database is at {0} now, not at {1}", address, database.address());
      database.move(address);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
