package loadbearing.harness.server;

import loadbearing.harness.container.Standing;

/** A server that remembers what users wrote. */
public interface KeepsData {
  /** Makes its data what it was when it stood up; what follows it has that when it catches up. */
  void restore(Standing standing);
}
