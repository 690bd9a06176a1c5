package loadbearing.harness.server;

import loadbearing.harness.container.Standing;
import loadbearing.harness.host.Balancer;

/** A server that an operator can tell which of its own servers take part. */
public interface Balances {
  /** The operator's hand on it. */
  Balancer balancer(Standing standing);

  /** Who answers when it is asked anew, by the name of the node. */
  String answering(Standing standing);
}
