package loadbearing.topology;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which sets of broken components a topology survives, for one of the users' goals.
 *
 * <p>The goal is served while a walk from each group of users reaches a node that holds what they
 * want, over what is up: all purposes that a node needs are met, one purpose's edges are
 * alternatives, a group has as many members as are needed, an address has one of its holders, and
 * what is optional is ignored. Components are named as in the topology: a node by its name, an edge
 * {@code from->to}, a site by its name (all of its nodes go with it), a link {@code dc1--dc2}.
 *
 * <p>This is the structure function φ of a coherent system: it only grows with what is up. It says
 * what is possible at best: a switchover that takes time, or does not happen, is not in it.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611971194">Barlow, Proschan: Mathematical Theory of
 *     Reliability</a>, chapter 7, and K. S. Trivedi: Probability and Statistics with Reliability,
 *     Queuing and Computer Science Applications, section 1.10
 */
public final class StructureFunction {
  private final Topology topology;
  private final Goal goal;
  private final List<Node> users;

  private StructureFunction(Topology topology, Goal goal, List<Node> users) {
    this.topology = topology;
    this.goal = goal;
    this.users = users;
  }

  /** The structure function of {@code topology} for {@code goal}: that all users are served. */
  public static StructureFunction of(Topology topology, Goal goal) {
    return new StructureFunction(topology, goal, topology.users());
  }

  /** The structure function for one group of users. */
  public static StructureFunction of(Topology topology, Goal goal, String users) {
    if (!topology.isUsers(users)) {
      throw new IllegalArgumentException(
          "topology '%s' has no users '%s'".formatted(topology.id(), users));
    }
    return new StructureFunction(topology, goal, List.of(topology.node(users)));
  }

  /** The goal it is about. */
  public Goal goal() {
    return goal;
  }

  /**
   * Whether the goal is still served while these components are down; a name that the topology does
   * not have is an error.
   */
  public boolean works(Set<String> down) {
    down.forEach(this::check);
    return new Formula<>(topology, goal, truth(component -> !down.contains(component)))
        .served(users);
  }

  /** Whether the goal is still served while these nodes and edges ({@code from->to}) are down. */
  public boolean works(Set<String> downNodes, Set<String> downEdges) {
    Set<String> down = new HashSet<>(downNodes);
    down.addAll(downEdges);
    return works(down);
  }

  /**
   * The minimal sets of nodes that serve the goal when all other nodes are down (all else taken as
   * perfect), smallest first. Empty if the topology never serves the goal.
   */
  public List<Set<String>> pathSets() {
    var diagram = diagram(machines());
    return ordered(diagram.paths(served(diagram)));
  }

  /**
   * The minimal sets of nodes whose loss ends the goal (all else taken as perfect), smallest first.
   */
  public List<Set<String>> cutSets() {
    var diagram = diagram(machines());
    return ordered(diagram.cuts(served(diagram)));
  }

  /** Nodes whose loss alone ends the goal, in the topology's order. */
  public List<String> singlePointsOfFailure() {
    return single(topology.servers().stream().map(Node::name).toList());
  }

  /** Edges whose loss alone ends the goal, {@code from->to} in the topology's order. */
  public List<String> singleEdgesOfFailure() {
    return single(topology.edges().stream().map(Edge::name).toList());
  }

  /** Sites whose loss alone ends the goal, in alphabetical order. */
  public List<String> singleSitesOfFailure() {
    return single(List.copyOf(topology.sites()));
  }

  /**
   * The probability, in [0, 1], that the goal is served.
   *
   * <p>Exact, by a binary decision diagram in which each component is met in the order in which a
   * walk from the users does. Worst case exponential in the number of uncertain components; small
   * where parts are alike side by side, as they are in architectures.
   *
   * <p>Assumes that components fail independently, that each is either up or down, and that
   * failover costs no time. Twins behind one switch, or on one host, break the first assumption;
   * real balancers break the third.
   *
   * @param availabilities of components, each in [0, 1]; one that is not named is taken as perfect
   * @see <a href="https://doi.org/10.1109/TC.1986.1676819">Bryant, Graph-Based Algorithms for
   *     Boolean Function Manipulation</a>
   */
  public double availability(Map<String, Double> availabilities) {
    availabilities.forEach(this::check);
    var diagram = diagram(uncertain(availabilities));
    return diagram.probability(served(diagram), availabilities);
  }

  /** How many choices the diagram has in which these components are uncertain. */
  int size(Set<String> components) {
    var diagram = diagram(components);
    served(diagram);
    return diagram.size();
  }

  private int served(DecisionDiagram diagram) {
    return new Formula<>(topology, goal, diagram).served(users);
  }

  private DecisionDiagram diagram(Set<String> uncertain) {
    Set<String> met = new LinkedHashSet<>();
    users.forEach(it -> meet(it, met, new HashSet<>()));
    // Members of a group count without being met.
    topology.servers().forEach(it -> met.addAll(List.of(it.site(), it.name())));
    topology.edges().forEach(it -> met.add(it.name()));
    topology.links().forEach(it -> met.add(it.name()));
    return new DecisionDiagram(met.stream().filter(uncertain::contains).toList());
  }

  /** Components in the order of a walk into the depth. */
  private void meet(Node node, Set<String> met, Set<String> walked) {
    if (!walked.add(node.name())) {
      return;
    }
    for (var edge : topology.from(node.name())) {
      met.add(edge.name());
      for (var server : topology.behind(edge.to())) {
        topology.link(node.site(), server.site()).ifPresent(link -> met.add(link.name()));
        met.add(server.site());
        met.add(server.name());
        meet(server, met, walked);
      }
    }
  }

  private List<String> single(List<String> components) {
    return works(Set.of())
        ? components.stream().filter(component -> !works(Set.of(component))).toList()
        : List.of();
  }

  private Set<String> machines() {
    return topology.servers().stream().map(Node::name).collect(Collectors.toSet());
  }

  private static Set<String> uncertain(Map<String, Double> availabilities) {
    return availabilities.entrySet().stream()
        .filter(entry -> entry.getValue() < 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void check(String component, double availability) {
    check(component);
    if (!(availability >= 0 && availability <= 1)) {
      throw new IllegalArgumentException(
          "availability of '%s' must be in [0, 1], got %s".formatted(component, availability));
    }
  }

  private void check(String component) {
    if (component.contains("->")) {
      topology.edge(component);
    } else if (!topology.sites().contains(component)
        && topology.links().stream().noneMatch(link -> link.name().equals(component))) {
      topology.server(component);
    }
  }

  private static Algebra<Boolean> truth(Predicate<String> isUp) {
    return new Algebra<>() {
      @Override
      public Boolean up(String component) {
        return isUp.test(component);
      }

      @Override
      public Boolean yes() {
        return true;
      }

      @Override
      public Boolean no() {
        return false;
      }

      @Override
      public Boolean and(Boolean one, Boolean other) {
        return one && other;
      }

      @Override
      public Boolean or(Boolean one, Boolean other) {
        return one || other;
      }
    };
  }

  private static List<Set<String>> ordered(List<Set<String>> sets) {
    return sets.stream()
        .<Set<String>>map(TreeSet::new)
        .sorted(Comparator.<Set<String>>comparingInt(Set::size).thenComparing(Set::toString))
        .toList();
  }
}
