package loadbearing.fault;

import java.util.Optional;
import java.util.Set;
import loadbearing.topology.Topology;

/**
 * A fault of a link between two machines.
 *
 * <p>Where traffic vanishes or is refused the edge is away, whichever way is disturbed: without the
 * request nothing is done, without the answer nobody knows that it was. What vanishes only on its
 * way back may still have had its effect, which makes outcomes unknown and serves nobody. A link
 * that goes the other way between the two machines is an edge of its own and stays.
 */
public sealed interface EdgeFault extends Fault permits EdgeFault.Cut, StreamFault {
  /** The edge's name, {@code app1->primary}. */
  String edge();

  /** Which of its traffic is disturbed. */
  Way way();

  @Override
  default Set<String> targets() {
    return Set.of(edge());
  }

  @Override
  default Absence takesAway() {
    return Absence.ofEdge(edge());
  }

  @Override
  default Optional<String> obstacle(Topology topology) {
    return Present.edge(topology, edge());
  }

  /** Packets are dropped: no goodbye, no refusal, and what was under way comes later. */
  record Cut(String edge, Way way) implements EdgeFault {
    @Override
    public String words() {
      return "cut " + edge + Spelling.unless(Way.BOTH, way);
    }
  }
}
