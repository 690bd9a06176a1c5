package loadbearing.harness.host;

/**
 * The outside world did not do its part: an engine, an image, a node. The message names what was
 * expected, what was found and what to do, and quotes no password.
 */
public final class DeploymentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeploymentException(String message) {
    super(Secrets.leftOutOf(message));
  }

  public DeploymentException(String message, Throwable cause) {
    super(Secrets.leftOutOf(message), cause);
  }
}
