package loadbearing.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which sets of broken nodes and edges a topology survives, for one of the users' goals.
 *
 * <p>The goal is served while a walk from the users over edges that carry it reaches a node that
 * holds data, over nodes and edges that are up. The outgoing edges of a node are alternatives.
 * Components are named as in the topology: a node by its name, an edge {@code from->to}.
 *
 * <p>This is the structure function φ of a coherent system, given by its minimal path sets: φ(x) =
 * max over path sets of min over the set's components. It says what is possible at best: a
 * switchover that takes time, or does not happen, is not in it.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611971194">Barlow, Proschan: Mathematical Theory of
 *     Reliability</a>, chapter 7, and K. S. Trivedi: Probability and Statistics with Reliability,
 *     Queuing and Computer Science Applications, section 1.10
 */
public final class StructureFunction {
  private final Topology topology;
  private final Goal goal;
  private final List<Set<String>> paths;

  private StructureFunction(Topology topology, Goal goal, List<Set<String>> paths) {
    this.topology = topology;
    this.goal = goal;
    this.paths = paths;
  }

  /** The structure function of {@code topology} for {@code goal}. */
  public static StructureFunction of(Topology topology, Goal goal) {
    List<Set<String>> paths = new ArrayList<>();
    for (var users : topology.users()) {
      walk(topology, goal, users.name(), new LinkedHashSet<>(), paths);
    }
    return new StructureFunction(topology, goal, List.copyOf(paths));
  }

  /** The goal it is about. */
  public Goal goal() {
    return goal;
  }

  /** Whether the goal is still served while these nodes are down. */
  public boolean works(Set<String> downNodes) {
    return works(downNodes, Set.of());
  }

  /**
   * Whether the goal is still served while these nodes and edges ({@code from->to}) are down; a
   * name that the topology does not have is an error.
   */
  public boolean works(Set<String> downNodes, Set<String> downEdges) {
    downNodes.forEach(topology::node);
    downEdges.forEach(topology::edge);
    return paths.stream()
        .anyMatch(
            path -> path.stream().noneMatch(c -> downNodes.contains(c) || downEdges.contains(c)));
  }

  /**
   * The minimal sets of nodes that serve the goal when all else is down (edges taken as perfect),
   * smallest first. Empty if the topology never serves the goal.
   */
  public List<Set<String>> pathSets() {
    return ordered(minimal(paths.stream().map(this::nodesOf).toList()));
  }

  /**
   * The minimal sets of nodes whose loss ends the goal (edges taken as perfect), smallest first:
   * the minimal transversals of the path sets, by Berge's algorithm.
   */
  public List<Set<String>> cutSets() {
    List<Set<String>> cuts = List.of(Set.of());
    for (var path : pathSets()) {
      cuts = crossed(cuts, path);
    }
    return ordered(cuts);
  }

  /** Nodes whose loss alone ends the goal, in the topology's order. */
  public List<String> singlePointsOfFailure() {
    return topology.servers().stream().map(Node::name).filter(this::isShared).toList();
  }

  /** Edges whose loss alone ends the goal, {@code from->to} in the topology's order. */
  public List<String> singleEdgesOfFailure() {
    return topology.edges().stream().map(Edge::name).filter(this::isShared).toList();
  }

  /**
   * The probability, in [0, 1], that the goal is served.
   *
   * <p>Exact, by factoring (pivotal decomposition): A(p) = p<sub>i</sub> A(1<sub>i</sub>, p) + (1 −
   * p<sub>i</sub>) A(0<sub>i</sub>, p), on the component that most path sets share, the path sets
   * being reduced after each step. Worst case exponential in the number of uncertain components;
   * meant for some 20 of them.
   *
   * <p>Assumes that components fail independently, that each is either up or down, and that
   * failover costs no time. Twins behind one switch, or on one host, break the first assumption;
   * real balancers break the third.
   *
   * @param availabilities of components, nodes and edges, each in [0, 1]; a component not named is
   *     taken as perfect
   * @see <a href="https://doi.org/10.1137/1.9781611971194">Barlow, Proschan, chapter 7</a>;
   *     Trivedi, section 1.10
   */
  public double availability(Map<String, Double> availabilities) {
    availabilities.forEach(this::check);
    return factored(
        minimal(paths.stream().map(path -> uncertain(path, availabilities)).toList()),
        availabilities);
  }

  private static double factored(List<Set<String>> paths, Map<String, Double> availabilities) {
    if (paths.isEmpty()) {
      return 0;
    }
    if (paths.getFirst().isEmpty()) {
      return 1;
    }
    var pivot = mostShared(paths);
    double p = availabilities.get(pivot);
    var up = minimal(paths.stream().map(path -> without(path, pivot)).toList());
    var down = paths.stream().filter(path -> !path.contains(pivot)).toList();
    return p * factored(up, availabilities) + (1 - p) * factored(down, availabilities);
  }

  private static String mostShared(List<Set<String>> paths) {
    return paths.stream()
        .flatMap(Set::stream)
        .distinct()
        .max(
            Comparator.<String>comparingLong(
                    c -> paths.stream().filter(path -> path.contains(c)).count())
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static void walk(
      Topology topology,
      Goal goal,
      String at,
      LinkedHashSet<String> walked,
      List<Set<String>> paths) {
    for (var edge : topology.from(at)) {
      if (!edge.carries(goal) || walked.contains(edge.to())) {
        continue;
      }
      var further = new LinkedHashSet<>(walked);
      further.add(edge.name());
      further.add(edge.to());
      if (topology.node(edge.to()).kind().holds().contains(goal)) {
        paths.add(further);
      } else {
        walk(topology, goal, edge.to(), further, paths);
      }
    }
  }

  private boolean isShared(String component) {
    return !paths.isEmpty() && paths.stream().allMatch(path -> path.contains(component));
  }

  private void check(String component, double availability) {
    if (topology.edges().stream().noneMatch(edge -> edge.name().equals(component))) {
      topology.node(component);
    }
    if (!(availability >= 0 && availability <= 1)) {
      throw new IllegalArgumentException(
          "availability of '%s' must be in [0, 1], got %s".formatted(component, availability));
    }
  }

  private Set<String> nodesOf(Set<String> path) {
    Set<String> nodes = new TreeSet<>(path);
    nodes.removeIf(component -> component.contains("->"));
    return nodes;
  }

  private static Set<String> uncertain(Set<String> path, Map<String, Double> availabilities) {
    Set<String> left = new HashSet<>(path);
    left.removeIf(component -> availabilities.getOrDefault(component, 1.0) == 1.0);
    return left;
  }

  private static Set<String> without(Set<String> path, String component) {
    Set<String> left = new HashSet<>(path);
    left.remove(component);
    return left;
  }

  /** Each cut that already hits {@code path}, and each other one with one component of it added. */
  private static List<Set<String>> crossed(List<Set<String>> cuts, Set<String> path) {
    List<Set<String>> crossed = new ArrayList<>();
    for (var cut : cuts) {
      if (cut.stream().anyMatch(path::contains)) {
        crossed.add(cut);
        continue;
      }
      for (var component : path) {
        Set<String> more = new TreeSet<>(cut);
        more.add(component);
        crossed.add(more);
      }
    }
    return minimal(crossed);
  }

  /** Without repetitions and without sets that contain another; smallest first. */
  private static List<Set<String>> minimal(List<Set<String>> sets) {
    List<Set<String>> kept = new ArrayList<>();
    sets.stream()
        .sorted(Comparator.comparingInt(Set::size))
        .filter(set -> kept.stream().noneMatch(set::containsAll))
        .forEach(kept::add);
    return kept;
  }

  private static List<Set<String>> ordered(List<Set<String>> sets) {
    return sets.stream()
        .<Set<String>>map(TreeSet::new)
        .sorted(Comparator.<Set<String>>comparingInt(Set::size).thenComparing(Set::toString))
        .toList();
  }
}
