package loadbearing.report.story;

import java.util.Optional;
import java.util.Set;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;

/**
 * What a fault takes out of a topology, read from its first two words: {@code kill primary at 10s
 * for 5s} takes the node {@code primary} away. A fault that only slows something down takes nothing
 * away, and nothing is predicted for it.
 *
 * @param name the node or edge; empty where the fault names none of this topology
 * @param isNode whether it is a node
 * @param isGone whether it is gone altogether while the fault lasts
 */
public record BrokenPart(String name, boolean isNode, boolean isGone) {
  private static final Set<String> ENDING =
      Set.of("kill", "crash", "pause", "stop", "cut", "blackhole", "reset", "refuse");

  /** The part that {@code fault} breaks in {@code topology}. */
  public static BrokenPart of(String fault, Topology topology) {
    var words = fault.strip().split("\\s+");
    var name = words.length > 1 ? words[1] : "";
    boolean isNode = topology.servers().stream().anyMatch(node -> node.name().equals(name));
    boolean isEdge = topology.edges().stream().anyMatch(edge -> edge.name().equals(name));
    return isNode || isEdge
        ? new BrokenPart(name, isNode, ENDING.contains(words[0]))
        : new BrokenPart("", false, false);
  }

  /** Whether the goal should outlive the loss; empty where nothing is predicted. */
  public Optional<Boolean> predicted(Topology topology, Goal goal) {
    if (!isGone) {
      return Optional.empty();
    }
    var structure = StructureFunction.of(topology, goal);
    return Optional.of(
        isNode ? structure.works(Set.of(name)) : structure.works(Set.of(), Set.of(name)));
  }
}
