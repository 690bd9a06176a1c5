package loadbearing.topology;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the servers behind a balancer rely on. What all of them rely on is no reason to prefer one
 * of them; what each has of its own is.
 */
public final class Reliance {
  private Reliance() {}

  /**
   * The goals for which servers of {@code balancer} ask others than their neighbours do; empty if
   * all of them ask the same, or nobody.
   */
  public static Set<Goal> apart(Topology topology, String balancer) {
    Set<Goal> apart = EnumSet.noneOf(Goal.class);
    for (var goal : Goal.values()) {
      if (topology.from(balancer).stream().map(it -> asked(topology, it, goal)).distinct().count()
          > 1) {
        apart.add(goal);
      }
    }
    return apart;
  }

  private static Set<String> asked(Topology topology, Edge edge, Goal goal) {
    return asks(topology, edge.to(), goal).stream().map(Edge::to).collect(Collectors.toSet());
  }

  /** Where {@code server} turns to for {@code goal}. */
  public static List<Edge> asks(Topology topology, String server, Goal goal) {
    return topology.from(server).stream().filter(edge -> edge.carries(goal)).toList();
  }
}
