package loadbearing.cli;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import loadbearing.harness.host.DeploymentException;

/** The exit codes of every command. */
final class Exit {
  /** As expected. */
  static final int EXPECTED = 0;

  /** A verdict was not the expected one. */
  static final int UNEXPECTED = 1;

  /** Wrong usage, or input that cannot be read. */
  static final int USAGE = 2;

  /** No engine, no image, no space, or something unexpected: no verdict was reached. */
  static final int ENVIRONMENT = 3;

  /** The run is void, or too little was seen to tell. */
  static final int UNDECIDED = 4;

  private Exit() {}

  /** The code for what a command threw. */
  static int of(Throwable thrown) {
    return switch (thrown) {
      case IllegalArgumentException _e -> USAGE;
      case DeploymentException _e -> ENVIRONMENT;
      case NoSuchFileException _e -> USAGE;
      case UncheckedIOException e -> of(e.getCause());
      // A full disk, an engine that went away, a defect: never a verdict.
      default -> ENVIRONMENT;
    };
  }
}
