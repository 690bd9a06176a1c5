package loadbearing.harness.server;

import loadbearing.harness.container.Standing;

/** A server that has to be introduced to others of its kind once all of them run. */
public interface Joins {
  /** Makes it one of them; returns when it has what they had. */
  void join(Standing standing);

  /** Throws if it is not one of them any more, or cannot get what they have. */
  void prove(Standing standing);
}
