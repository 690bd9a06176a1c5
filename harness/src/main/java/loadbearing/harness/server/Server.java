package loadbearing.harness.server;

import java.util.Optional;
import java.util.Set;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * The home of a node's kind: everything that is particular about such a server. What only some can
 * do is a second interface that their home implements as well, such as {@link KeepsWrites}.
 */
public interface Server {
  /** The node at home here. */
  Node node();

  /** What this kind of server can want of others; an edge for anything else is refused. */
  Set<Class<? extends Purpose>> wants();

  /** Whether it is its own affair which of its edges it can do without, as nobody here knows. */
  default boolean isItsOwnJudge() {
    return false;
  }

  /**
   * Looks whether all of the node's edges can be wired, before anything starts.
   *
   * @throws IllegalArgumentException if one would be ignored, or one is lacking
   */
  void check(Topology topology);

  /** How its image is made. */
  Recipe recipe(Images images);

  /** What its container is told: addresses of its servers, above all. */
  Settings settings(Wiring wiring);

  /** What is asked of it to see whether it serves. */
  ProbeQuestion question();

  /** What still keeps it from its work; empty when it is ready. Its own servers are ready. */
  Optional<String> obstacle(Standing standing);
}
