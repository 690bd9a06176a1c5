package loadbearing.harness.inject;

import java.time.Duration;

/**
 * What came of trying to use a server once: a connection is opened, the server's greeting or the
 * answer to one harmless request is awaited.
 *
 * @param result how it ended
 * @param connected time to the connection, or until it failed
 * @param answered time from the connection to the first byte of the answer; zero if none came
 */
public record Reach(Result result, Duration connected, Duration answered) {
  /** How it ended. */
  public enum Result {
    /** Bytes came back. */
    ANSWERED,
    /** The connection was refused. */
    REFUSED,
    /** No connection within the patience. */
    UNREACHABLE,
    /** Connected, and no byte within the patience. */
    SILENT,
    /** Connected, and closed or reset before a byte came. */
    CLOSED
  }

  /** Whether the server can be used. */
  public boolean isAnswered() {
    return result == Result.ANSWERED;
  }
}
