package loadbearing.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The users' goal as a formula over nodes, edges, sites and links, worked out in some algebra.
 *
 * <p>A node <i>lives</i> while it and its site are up, it is together with enough of its group, and
 * each purpose it needs for its own work is met. It <i>answers</i> while it lives, and holds what
 * the goal is about or reaches one that answers; a session also has to be remembered. A purpose is
 * met by any of its edges, or by as many as the group at their ends needs. An edge works while it
 * is up, the link between its sites is, and so does one of the nodes at its end.
 *
 * <p>Where a controller watches a server and its client, the server is as good as any other one
 * that the controller watches, as long as the controller is up.
 *
 * <p>Nodes may lead to each other in circles, so the formula is the least solution of these
 * equations: nobody answers because of its own answer. It is reached by working them out again,
 * servers first, until nothing changes; as they only grow, that ends.
 */
final class Formula<T> {
  private final Topology topology;
  private final Goal goal;
  private final Algebra<T> algebra;
  private final Map<String, T> lives = new HashMap<>();
  private final Map<String, T> answers = new HashMap<>();

  Formula(Topology topology, Goal goal, Algebra<T> algebra) {
    this.topology = topology;
    this.goal = goal;
    this.algebra = algebra;
  }

  /** That every one of {@code users} is served. */
  T served(List<Node> users) {
    var order = servingFirst(users);
    boolean grew = true;
    while (grew) {
      grew = false;
      for (var node : order) {
        var living = living(node);
        grew |= !living.equals(lives.put(node.name(), living));
        var answering = answering(node);
        grew |= !answering.equals(answers.put(node.name(), answering));
      }
    }
    return users.stream().map(it -> known(answers, it)).reduce(algebra.yes(), algebra::and);
  }

  private T living(Node node) {
    var living = node.isUsers() ? algebra.yes() : algebra.and(up(node), together(node));
    living = algebra.and(living, met(node, Purpose.Resolves.class, lives));
    living = algebra.and(living, met(node, Purpose.Consumes.class, lives));
    return goal == Goal.WRITE
        ? algebra.and(living, met(node, Purpose.Queues.class, lives))
        : living;
  }

  private T answering(Node node) {
    var living = known(lives, node);
    var serving =
        topology.from(node.name()).stream()
            .filter(edge -> edge.goals().contains(goal) && !edge.optional())
            .toList();
    var isRemembered = goal == Goal.SESSION && !needed(node, Purpose.Remembers.class).isEmpty();
    if (isRemembered) {
      living = algebra.and(living, met(node, Purpose.Remembers.class, answers));
    }
    if (node.kind().holds().contains(goal) || serving.isEmpty() && isRemembered) {
      return living;
    }
    return algebra.and(living, any(serving, answers));
  }

  private T met(Node node, Class<? extends Purpose> purpose, Map<String, T> values) {
    var edges = needed(node, purpose);
    return edges.isEmpty() ? algebra.yes() : any(edges, values);
  }

  private List<Edge> needed(Node node, Class<? extends Purpose> purpose) {
    return topology.from(node.name()).stream()
        .filter(edge -> edge.is(purpose) && !edge.optional())
        .toList();
  }

  /** One of the edges works, or as many as the group needs to which they lead. */
  private T any(List<Edge> edges, Map<String, T> values) {
    T any = algebra.no();
    Map<Group, List<T>> counted = new LinkedHashMap<>();
    for (var edge : edges) {
      var works = works(edge, values);
      var group = topology.group(edge.to()).filter(it -> it.needed() > 1 && !areOne(it));
      if (group.isPresent()) {
        counted.computeIfAbsent(group.get(), it -> new ArrayList<>()).add(works);
      } else {
        any = algebra.or(any, works);
      }
    }
    for (var entry : counted.entrySet()) {
      any = algebra.or(any, algebra.atLeast(entry.getKey().needed(), entry.getValue()));
    }
    return any;
  }

  private T works(Edge edge, Map<String, T> values) {
    T reached = algebra.no();
    for (var server : topology.behind(edge.to())) {
      var there = algebra.and(linked(edge.from(), server), known(values, server));
      reached = algebra.or(reached, algebra.or(there, inherited(edge.from(), server, values)));
    }
    return algebra.and(algebra.up(edge.name()), reached);
  }

  /** A controller that watches server and client tells the client of another server that it has. */
  private T inherited(String client, Node server, Map<String, T> values) {
    T inherited = algebra.no();
    for (var controller : topology.nodes(Kind.Controller.class)) {
      var watched = watched(controller);
      if (watched.contains(server) && watched.contains(topology.node(client))) {
        for (var heir : watched) {
          if (heir.kind().holdsData() && !heir.equals(server)) {
            var there = algebra.and(linked(client, heir), known(values, heir));
            inherited = algebra.or(inherited, algebra.and(up(controller), there));
          }
        }
      }
    }
    return inherited;
  }

  private List<Node> watched(Node controller) {
    return topology.from(controller.name()).stream()
        .filter(edge -> edge.is(Purpose.Watches.class))
        .flatMap(edge -> topology.behind(edge.to()).stream())
        .toList();
  }

  private T linked(String client, Node server) {
    return topology
        .link(topology.node(client).site(), server.site())
        .map(link -> algebra.up(link.name()))
        .orElse(algebra.yes());
  }

  private T up(Node node) {
    return algebra.and(algebra.up(node.site()), algebra.up(node.name()));
  }

  /** Of members that replicate as a group, those that this one reaches count with it. */
  private T together(Node node) {
    var group = topology.group(node.name()).filter(this::areOne);
    if (group.isEmpty()) {
      return algebra.yes();
    }
    List<T> others = new ArrayList<>();
    for (var member : group.get().members()) {
      if (!member.equals(node.name())) {
        others.add(algebra.and(wired(node, topology.node(member)), up(topology.node(member))));
      }
    }
    return algebra.atLeast(group.get().needed() - 1, others);
  }

  private T wired(Node one, Node other) {
    T wired = algebra.no();
    for (var edge : topology.edges()) {
      if (isOfGroup(edge)
          && Set.of(edge.from(), edge.to()).equals(Set.of(one.name(), other.name()))) {
        wired = algebra.or(wired, algebra.up(edge.name()));
      }
    }
    return algebra.and(wired, linked(one.name(), other));
  }

  private boolean areOne(Group group) {
    return topology.edges().stream()
        .anyMatch(
            edge ->
                isOfGroup(edge) && group.members().containsAll(List.of(edge.from(), edge.to())));
  }

  private static boolean isOfGroup(Edge edge) {
    return edge.purposes().contains(new Purpose.Replicates(Purpose.Mode.GROUP));
  }

  private T known(Map<String, T> values, Node node) {
    return values.getOrDefault(node.name(), algebra.no());
  }

  private List<Node> servingFirst(List<Node> users) {
    Set<String> seen = new LinkedHashSet<>();
    List<Node> order = new ArrayList<>();
    users.forEach(it -> visit(it, seen, order));
    return order;
  }

  private void visit(Node node, Set<String> seen, List<Node> order) {
    if (seen.add(node.name())) {
      for (var edge : topology.from(node.name())) {
        topology.behind(edge.to()).forEach(it -> visit(it, seen, order));
      }
      order.add(node);
    }
  }
}
