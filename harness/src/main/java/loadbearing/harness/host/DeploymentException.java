package loadbearing.harness.host;

/**
 * The outside world did not do its part: an engine, an image, a node. The message names what was
 * expected, what was found and what to do.
 */
public final class DeploymentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeploymentException(String message) {
    super(message);
  }

  public DeploymentException(String message, Throwable cause) {
    super(message, cause);
  }
}
