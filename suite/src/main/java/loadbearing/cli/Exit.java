package loadbearing.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import loadbearing.harness.DeploymentException;

/** The exit codes of every command. */
final class Exit {
  /** As expected. */
  static final int EXPECTED = 0;

  /** A verdict was not the expected one. */
  static final int UNEXPECTED = 1;

  /** Wrong usage, or input that cannot be read. */
  static final int USAGE = 2;

  /** No engine, no image, no space: the environment is not ready. */
  static final int ENVIRONMENT = 3;

  /** The run is void, or too little was seen to tell. */
  static final int UNDECIDED = 4;

  private Exit() {}

  /** The code for what a command threw. */
  static int of(Throwable thrown) {
    return switch (thrown) {
      case IllegalArgumentException _e -> USAGE;
      case DeploymentException _e -> ENVIRONMENT;
      case IOException _e -> USAGE;
      case UncheckedIOException _e -> USAGE;
      default -> UNEXPECTED;
    };
  }
}
