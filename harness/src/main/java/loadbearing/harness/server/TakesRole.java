package loadbearing.harness.server;

import java.util.Optional;
import loadbearing.harness.container.Standing;

/** A database that an operator can give another role. */
public interface TakesRole {
  /**
   * Has it apply what it has received, follow nobody any more and take writes, also after a
   * restart.
   */
  void promote(Standing standing);

  /** Writes to it as its clients do; why it does not take that as a primary, or empty. */
  Optional<String> refusal(Standing standing);
}
