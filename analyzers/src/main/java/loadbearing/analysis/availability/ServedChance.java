package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.history.Run;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;

/**
 * The chance that an operation is served, by the graph, what faults took from it, and to whom the
 * balancers gave requests at the time: no outcome of any operation is looked at.
 *
 * <ul>
 *   <li>What the graph cannot serve at all is not served.
 *   <li>A balancer gives each server in rotation the same share of the requests. One that is lost
 *       and not yet out of rotation loses its share; if it refuses connections, and another does
 *       not, the balancer asks that one instead.
 *   <li>A balancer of databases that has none in rotation, because all copies are stale while
 *       nobody writes, asks what there is.
 *   <li>Who is silent and back before a user's patience ends has served what waited.
 * </ul>
 *
 * <p>Averaged over a run this is 1 − U = φ less Σ f w t<sub>d</sub>: how often each server is lost,
 * the share of the requests it gets, and the time until that is noticed; and what waits for a
 * server that is back and not yet in rotation.
 */
final class ServedChance {
  private final Topology topology;
  private final Goal goal;
  private final StructureFunction structure;
  private final List<Loss> losses;
  private final Rotation rotation;
  private final long patience;
  private final Map<State, Double> known = new HashMap<>();

  /** What the chance depends on. */
  private record State(Set<String> lost, Set<String> refusing, Set<String> outOfRotation) {}

  ServedChance(Run run, Goal goal, Rotation rotation) {
    this.topology = run.topology();
    this.goal = goal;
    this.structure = StructureFunction.of(topology, goal);
    this.losses = Loss.of(run);
    this.rotation = rotation;
    this.patience = run.plan().deadline().toNanos();
  }

  /** The chance, in [0, 1], of what is due at {@code due}. */
  double at(long due) {
    var lost = losses.stream().filter(loss -> isFelt(loss, due)).toList();
    var out =
        topology.edges().stream()
            .filter(edge -> !rotation.has(edge, due))
            .map(Edge::name)
            .collect(Collectors.toSet());
    return known.computeIfAbsent(
        new State(parts(lost), parts(lost.stream().filter(l -> !l.isSilent()).toList()), out),
        this::chance);
  }

  private boolean isFelt(Loss loss, long due) {
    long to = loss.span().to();
    long felt = loss.isSilent() && to != Long.MAX_VALUE ? to - patience : to;
    return loss.span().from() <= due && due < felt;
  }

  private static Set<String> parts(List<Loss> losses) {
    Set<String> parts = new HashSet<>();
    losses.forEach(
        loss -> {
          parts.addAll(loss.nodes());
          parts.addAll(loss.edges());
        });
    return parts;
  }

  private double chance(State state) {
    return structure.works(state.lost())
        ? chance(state, balancers(), new HashSet<>(state.lost()))
        : 0;
  }

  private List<Node> balancers() {
    return topology.servers().stream().filter(node -> isBalancer(node.kind())).toList();
  }

  /** Each balancer chooses one server, and what it did not choose is as good as down. */
  private double chance(State state, List<Node> balancers, Set<String> down) {
    if (balancers.isEmpty()) {
      return structure.works(down) ? 1 : 0;
    }
    var edges = topology.from(balancers.getFirst().name()).stream().filter(this::serves).toList();
    var candidates = candidates(state, edges);
    var rest = balancers.subList(1, balancers.size());
    if (candidates.isEmpty()) {
      return chance(state, rest, downBut(edges, "", down));
    }
    return candidates.stream()
        .mapToDouble(chosen -> chance(state, rest, downBut(edges, chosen.name(), down)))
        .average()
        .orElseThrow();
  }

  private boolean serves(Edge edge) {
    return edge.carries(goal);
  }

  private static Set<String> downBut(List<Edge> edges, String chosen, Set<String> down) {
    var all = new HashSet<>(down);
    edges.stream().map(Edge::name).filter(name -> !name.equals(chosen)).forEach(all::add);
    return all;
  }

  private List<Edge> candidates(State state, List<Edge> edges) {
    var used = new ArrayList<>(edges);
    used.removeIf(edge -> state.outOfRotation().contains(edge.name()));
    if (used.isEmpty() && edges.stream().anyMatch(this::leadsToDatabase)) {
      // A stale copy is better than none.
      used.addAll(edges);
    }
    var replicas = used.stream().filter(this::leadsToReplica).toList();
    var preferred = replicas.isEmpty() ? used : replicas;
    var answering = preferred.stream().filter(edge -> !isRefused(state, edge)).toList();
    return answering.isEmpty() ? preferred : answering;
  }

  /** A primary among replicas is asked when none of them is left. */
  private boolean leadsToReplica(Edge edge) {
    return topology.node(edge.to()).kind() instanceof Kind.Database database
        && database.role() == Kind.Role.REPLICA;
  }

  private boolean leadsToDatabase(Edge edge) {
    return topology.node(edge.to()).kind() instanceof Kind.Database;
  }

  private static boolean isRefused(State state, Edge edge) {
    return state.refusing().contains(edge.to()) || state.refusing().contains(edge.name());
  }

  private static boolean isBalancer(Kind kind) {
    return kind instanceof Kind.LoadBalancer || kind instanceof Kind.DatabaseBalancer;
  }
}
