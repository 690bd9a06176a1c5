package loadbearing.fault;

import java.util.Optional;
import java.util.Set;
import loadbearing.topology.Topology;

/**
 * What is done to a running topology by plan: something breaks, or an operator acts. Nodes and
 * edges are given by their names in the topology.
 */
public sealed interface Intervention permits Fault, Act {
  /**
   * The nodes, edges, links or sites it is done to; two that share one cannot be at work together.
   */
  Set<String> targets();

  /** All nodes and edges that it is done to with its targets; its targets themselves at least. */
  default Set<String> touches(Topology topology) {
    return targets();
  }

  /** As a schedule spells it, without its times. */
  String words();

  /** Why it cannot be done in {@code topology}, and what could; empty if it can. */
  Optional<String> obstacle(Topology topology);

  /** Whether the edge, or all that goes over the link, has to pass through Toxiproxy. */
  default boolean needsProxy() {
    return false;
  }

  /** Whether it is over as soon as it is done, so that a schedule gives it no end. */
  default boolean isInstant() {
    return false;
  }

  /** {@code fault} or {@code act}, for messages. */
  String noun();
}
