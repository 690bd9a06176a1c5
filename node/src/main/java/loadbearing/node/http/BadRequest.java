package loadbearing.node.http;

/** A request that cannot be answered because of what it says; the message says what was wrong. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what was expected and what was found. */
  public BadRequest(String message) {
    super(message, null, false, false);
  }
}
