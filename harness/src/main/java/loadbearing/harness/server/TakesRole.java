package loadbearing.harness.server;

import loadbearing.harness.container.Standing;

/** A database that an operator can give another role. */
public interface TakesRole {
  /** The operator's hand on it. */
  Replica replica(Standing standing);
}
