package loadbearing.harness.server.mysql;

import java.time.Duration;
import loadbearing.harness.container.Standing;

/** Statements for a database that listens inside its machine alone. */
final class Inside {
  private Inside() {}

  /** What the statements answer, a row in a line, without headings. */
  static String run(Standing standing, String node, Duration patience, String statements) {
    return standing
        .engine()
        .run(
            standing.container(node),
            patience,
            "mysql",
            "--protocol=TCP",
            "--host=127.0.0.1",
            "--user=control",
            "--password=control",
            "--skip-column-names",
            "--batch",
            "--execute=" + statements);
  }
}
