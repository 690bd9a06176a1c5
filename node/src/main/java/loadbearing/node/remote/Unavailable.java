package loadbearing.node.remote;

import java.util.Objects;

/** A server did not do what it was asked: away, silent, read-only, or it refused. */
public final class Unavailable extends Exception {
  private static final long serialVersionUID = 1;

  private final Outcome outcome;
  private final String server;
  private final boolean conflict;

  public Unavailable(String message, Outcome outcome, String server, boolean conflict) {
    super(message, null, false, false);
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.server = Objects.requireNonNull(server, "server");
    this.conflict = conflict;
  }

  /** What is known of the effect. */
  public Outcome outcome() {
    return outcome;
  }

  /** The server that was spoken with, empty if it came to none. */
  public String server() {
    return server;
  }

  /**
   * Whether the server is well and gave this transaction up for another: a deadlock, a lock wait.
   */
  public boolean isConflict() {
    return conflict;
  }
}
