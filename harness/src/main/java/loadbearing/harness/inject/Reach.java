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
    /** The right answer came back. */
    ANSWERED,
    /** An answer came back that is not the right one: the server does not do its work. */
    ERROR,
    /** The connection was refused. */
    REFUSED,
    /** No connection within the patience. */
    UNREACHABLE,
    /** Connected, and no byte within the patience. */
    SILENT,
    /** Connected, and closed or reset before a byte came. */
    CLOSED,
    /** The probe could not ask, or had no time to: that proves nothing. */
    FAILED
  }

  /** Whether the server can be used. */
  public boolean isAnswered() {
    return result == Result.ANSWERED;
  }
}
