package loadbearing.topology.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** Columns of a drawing: how far each node stands behind the users. */
public final class Tiers {
  private Tiers() {}

  /**
   * The nodes by the length of the longest walk from the users over edges that carry a goal,
   * nearest tier first, in the topology's order inside a tier; a node that no walk reaches comes
   * last.
   */
  public static List<List<Node>> of(Topology topology) {
    Map<String, Integer> depths = new LinkedHashMap<>();
    deepen(topology, Topology.USERS, 0, new HashSet<>(), depths);
    int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<List<Node>> tiers = new ArrayList<>();
    for (int depth = 1; depth <= deepest + 1; depth++) {
      int tier = depth;
      tiers.add(
          topology.nodes().stream()
              .filter(node -> depths.getOrDefault(node.name(), deepest + 1) == tier)
              .toList());
    }
    tiers.removeIf(List::isEmpty);
    return List.copyOf(tiers);
  }

  private static void deepen(
      Topology topology, String at, int depth, Set<String> walked, Map<String, Integer> depths) {
    for (var edge : topology.from(at)) {
      if (edge.isReplication() || !walked.add(edge.to())) {
        continue;
      }
      depths.merge(edge.to(), depth + 1, Math::max);
      deepen(topology, edge.to(), depth + 1, walked, depths);
      walked.remove(edge.to());
    }
  }
}
