package loadbearing.history;

/**
 * A stored run or history cannot be read: it is none, it is damaged, or another version wrote it.
 */
public final class UnreadableRunException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UnreadableRunException(String message) {
    super(message);
  }

  public UnreadableRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
