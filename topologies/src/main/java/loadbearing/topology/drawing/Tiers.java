package loadbearing.topology.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** Columns of a drawing: how far each node stands behind the users. */
public final class Tiers {
  private Tiers() {}

  /**
   * The nodes by the length of the longest walk from the users over edges that do more than
   * replicate or watch, nearest tier first, in the topology's order inside a tier; a node that no
   * walk reaches comes last.
   */
  public static List<List<Node>> of(Topology topology) {
    Map<String, Integer> depths = new LinkedHashMap<>();
    topology.users().forEach(it -> deepen(topology, it.name(), 0, new HashSet<>(), depths));
    int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<List<Node>> tiers = new ArrayList<>();
    for (int depth = 1; depth <= deepest + 1; depth++) {
      int tier = depth;
      tiers.add(
          topology.servers().stream()
              .filter(node -> depths.getOrDefault(node.name(), deepest + 1) == tier)
              .toList());
    }
    tiers.removeIf(List::isEmpty);
    return List.copyOf(tiers);
  }

  /** Those who follow or watch each other stand side by side. */
  private static boolean isInwards(Edge edge) {
    return edge.purposes().stream()
        .anyMatch(it -> !(it instanceof Purpose.Replicates || it instanceof Purpose.Watches));
  }

  private static void deepen(
      Topology topology, String at, int depth, Set<String> walked, Map<String, Integer> depths) {
    for (var edge : topology.from(at)) {
      if (!isInwards(edge)) {
        continue;
      }
      for (var server : topology.behind(edge.to())) {
        if (walked.add(server.name())) {
          depths.merge(server.name(), depth + 1, Math::max);
          deepen(topology, server.name(), depth + 1, walked, depths);
          walked.remove(server.name());
        }
      }
    }
  }
}
