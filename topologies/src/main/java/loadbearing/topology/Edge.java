package loadbearing.topology;

import java.util.Set;

/**
 * One node is a client of another, inside one zone.
 *
 * @param from the client, a node's name or {@link Topology#USERS}
 * @param to the server, a node's name
 * @param zone where the traffic flows
 * @param goals the users' goals it carries; none where it carries replication only
 */
public record Edge(String from, String to, Zone zone, Set<Goal> goals) {
  public Edge {
    goals = Set.copyOf(goals);
    if (from.equals(to)) {
      throw new IllegalArgumentException("edge from '%s' to itself".formatted(from));
    }
  }

  /** The edge as a schedule spells it: {@code app1->primary}. */
  public String name() {
    return from + "->" + to;
  }

  /** Whether a replica follows its source over this edge. */
  public boolean isReplication() {
    return goals.isEmpty();
  }
}
