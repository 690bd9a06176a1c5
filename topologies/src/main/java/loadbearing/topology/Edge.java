package loadbearing.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One node is a client of another, inside one zone. An edge is the wire, and there is one between
 * two nodes whatever it is for: who cuts it takes all of its purposes at once.
 *
 * @param from the client, a node's name
 * @param to the server, a node's name or that of an address
 * @param zone where the traffic flows
 * @param purposes what it is for; at least one, each kind of purpose once
 * @param optional whether the client does its work without it; some purposes are never needed, see
 *     {@link Purpose#isNeeded()}
 */
public record Edge(String from, String to, Zone zone, Set<Purpose> purposes, boolean optional) {
  public Edge {
    purposes = Set.copyOf(purposes);
    if (from.equals(to)) {
      throw new IllegalArgumentException("edge from '%s' to itself".formatted(from));
    }
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("edge %s->%s has no purpose".formatted(from, to));
    }
    var kinds = new HashSet<Class<?>>();
    for (var purpose : purposes) {
      if (!kinds.add(purpose.getClass())) {
        throw new IllegalArgumentException(
            "edge %s->%s %s twice: say it once"
                .formatted(from, to, purpose.getClass().getSimpleName().toLowerCase()));
      }
    }
  }

  /** An edge that its client needs. */
  public Edge(String from, String to, Zone zone, Purpose... purposes) {
    this(from, to, zone, Set.copyOf(List.of(purposes)), false);
  }

  /** The same edge, which its client can do without. */
  public Edge asOptional() {
    return new Edge(from, to, zone, purposes, true);
  }

  /** The edge as a schedule spells it: {@code app1->primary}. */
  public String name() {
    return from + "->" + to;
  }

  /** The users' goals that its server serves over it; none where it is for something else. */
  public Set<Goal> goals() {
    return purposes.stream()
        .filter(Purpose.Serves.class::isInstance)
        .map(Purpose.Serves.class::cast)
        .findFirst()
        .map(Purpose.Serves::goals)
        .orElse(Set.of());
  }

  /** Whether it has that purpose, among others. */
  public boolean is(Class<? extends Purpose> purpose) {
    return purposes.stream().anyMatch(purpose::isInstance);
  }

  /** Whether a walk that is after {@code goal} may go on over it. */
  public boolean carries(Goal goal) {
    return goals().contains(goal) || goal == Goal.SESSION && is(Purpose.Remembers.class);
  }

  /** Whether its client follows its server's data. */
  public boolean isReplication() {
    return is(Purpose.Replicates.class);
  }
}
