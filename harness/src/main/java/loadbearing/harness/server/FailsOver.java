package loadbearing.harness.server;

import java.time.Duration;

/** A server that gives the writes to another database by itself when their primary is lost. */
public interface FailsOver {
  /** Time between two looks. */
  Duration interval();

  /** How long a primary has to seem lost. */
  Duration agreement();
}
