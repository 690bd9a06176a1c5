package loadbearing.node.failover;

import java.util.Map;
import java.util.Optional;

/**
 * What the controller saw when it looked everywhere once.
 *
 * @param at when, in nanoseconds of any one clock
 * @param databases each that it watches
 * @param writers where each that answered says it writes, a database's name; empty text for a place
 *     that is none of them
 */
public record Look(long at, Map<String, Database> databases, Map<String, String> writers) {
  public Look {
    databases = Map.copyOf(databases);
    writers = Map.copyOf(writers);
  }

  /** What was seen of one database. */
  public sealed interface Database {}

  /**
   * It did not answer in time, or refused.
   *
   * @param code the server's or driver's number of the error; 0 for none
   */
  public record Away(int code) implements Database {}

  /**
   * It answered.
   *
   * @param isReadOnly whether it refuses writes of everybody
   * @param upstream whom it follows, if anybody
   * @param executed what it has applied
   * @param received what it has applied, or received to apply
   */
  public record There(
      boolean isReadOnly, Optional<Upstream> upstream, GtidSet executed, GtidSet received)
      implements Database {}

  /**
   * Whom a database follows.
   *
   * @param source the name of a watched database, or its address where it is none
   * @param link what it says of its connection there, by the server's own state, not its words
   * @param applies whether it applies what it receives
   */
  public record Upstream(String source, Link link, boolean applies) {}

  /** The state of the thread that receives. */
  public enum Link {
    /** Connected. */
    ON,
    /** It tries to connect, and cannot. */
    CONNECTING,
    /** Nobody wants it to run, or it gave up for a reason that says nothing of the source. */
    OFF
  }

  /** Empty if it is away. */
  public Optional<There> there(String database) {
    return databases.get(database) instanceof There there ? Optional.of(there) : Optional.empty();
  }

  /** Whether it was seen to take writes. */
  public boolean isWritable(String database) {
    return there(database).filter(it -> !it.isReadOnly()).isPresent();
  }

  /** Whom it follows, where that was seen. */
  public Optional<String> source(String database) {
    return there(database).flatMap(There::upstream).map(Upstream::source);
  }
}
