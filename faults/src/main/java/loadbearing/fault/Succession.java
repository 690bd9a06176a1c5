package loadbearing.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * Who is what after some acts: which database takes the writes, who follows it, who was deposed,
 * and who gets nothing to do.
 *
 * @param topology gives the roles that nodes have at first
 * @param given roles that acts gave; only of databases
 * @param idle nodes that get nothing to do, each with how that came: drained or withdrawn
 * @param open databases of which one was chosen when it was done, so that a plan cannot know
 */
public record Succession(
    Topology topology, Map<String, Role> given, Map<String, Role> idle, Set<String> open) {
  public Succession {
    given = Map.copyOf(given);
    idle = Map.copyOf(idle);
    open = Set.copyOf(open);
  }

  /** Before any act. */
  public static Succession of(Topology topology) {
    return new Succession(topology, Map.of(), Map.of(), Set.of());
  }

  /** Before any act, as far as a plan can know it: where a controller watches, it may promote. */
  public static Succession planned(Topology topology) {
    return new Succession(topology, Map.of(), Map.of(), watched(topology));
  }

  private static Set<String> watched(Topology topology) {
    return topology.nodes(Kind.Controller.class).stream()
        .flatMap(controller -> topology.from(controller.name()).stream())
        .map(Edge::to)
        .filter(node -> topology.node(node).kind() instanceof Kind.Database)
        .collect(Collectors.toSet());
  }

  /** The role of a node; empty if a plan cannot know it. */
  public Optional<Role> role(String node) {
    return idle.containsKey(node) ? Optional.of(idle.get(node)) : rank(node);
  }

  /** Its part in replication, or what it does, whether or not it gets anything to do. */
  private Optional<Role> rank(String node) {
    return open.contains(node)
        ? Optional.empty()
        : Optional.of(given.getOrDefault(node, topology.node(node).kind().role()));
  }

  /** The sets of databases that began with one primary, and replicas that follow it. */
  public List<List<String>> sets() {
    List<List<String>> sets = new ArrayList<>();
    for (var node : topology.nodes(Kind.Database.class)) {
      var set = set(node.name());
      if (node.kind().role() == Role.PRIMARY && primaries(set).size() == 1 && set.size() > 1) {
        sets.add(set);
      }
    }
    return sets;
  }

  /** The databases that replication connects with {@code node}, in the topology's order. */
  public List<String> set(String node) {
    Set<String> connected = new HashSet<>(Set.of(node));
    var left = new ArrayDeque<>(connected);
    while (!left.isEmpty()) {
      var name = left.remove();
      topology.edges().stream()
          .filter(Edge::isReplication)
          .filter(edge -> edge.from().equals(name) || edge.to().equals(name))
          .map(edge -> edge.from().equals(name) ? edge.to() : edge.from())
          .filter(connected::add)
          .forEach(left::add);
    }
    return topology.servers().stream().map(Node::name).filter(connected::contains).toList();
  }

  private List<String> primaries(List<String> set) {
    return set.stream().filter(node -> topology.node(node).kind().role() == Role.PRIMARY).toList();
  }

  /** Who takes the writes of the set that {@code node} is in; empty if a plan cannot know it. */
  public Optional<String> primary(String node) {
    return with(node, Role.PRIMARY).stream().findFirst();
  }

  /** Who follows the primary of the set that {@code node} is in. */
  public List<String> replicas(String node) {
    return with(node, Role.REPLICA);
  }

  private List<String> with(String node, Role role) {
    return set(node).stream().filter(it -> rank(it).equals(Optional.of(role))).toList();
  }

  /** Those who write to the set that {@code node} is in: where its primary is, they are told. */
  public List<String> writers(String node) {
    return primaries(set(node)).stream()
        .flatMap(primary -> topology.to(primary).stream())
        .filter(edge -> edge.goals().contains(Goal.WRITE) || edge.is(Purpose.Remembers.class))
        .map(Edge::from)
        .distinct()
        .toList();
  }

  /** {@code node} takes the writes, and the primary before it is what {@code former} says. */
  public Succession led(String node, Role former) {
    var next = known(node);
    primary(node).filter(it -> !it.equals(node)).ifPresent(it -> next.put(it, former));
    next.put(node, Role.PRIMARY);
    return new Succession(topology, next, idle, open);
  }

  /** {@code node} follows the primary. */
  public Succession rejoined(String node) {
    var next = known(node);
    next.put(node, Role.REPLICA);
    return new Succession(topology, next, idle, open);
  }

  private Map<String, Role> known(String node) {
    Map<String, Role> known = new LinkedHashMap<>(given);
    set(node).forEach(it -> rank(it).ifPresent(role -> known.put(it, role)));
    return known;
  }

  /** {@code node} gets nothing to do. */
  Succession idle(String node, Role how) {
    var next = new HashMap<>(idle);
    next.put(node, how);
    return new Succession(topology, given, next, open);
  }

  /** {@code node} gets something to do again. */
  Succession busy(String node) {
    var next = new HashMap<>(idle);
    next.remove(node);
    return new Succession(topology, given, next, open);
  }

  /** What an act leads to, as far as a plan can know it. */
  public Succession after(Act act) {
    return switch (act) {
      case RoleAct.Promote promote -> led(promote.node(), Role.DEPOSED);
      case RoleAct.Switchover switchover -> led(switchover.node(), Role.REPLICA);
      case RoleAct.Rejoin rejoin -> rejoined(rejoin.node());
      case RoleAct.PromoteBest best ->
          new Succession(topology, given, idle, Set.copyOf(sets().getFirst()));
      case TrafficAct.Drain drain -> idle(drain.node(), Role.DRAINED);
      case TrafficAct.Withdraw withdraw -> idle(withdraw.node(), Role.WITHDRAWN);
      case TrafficAct.Add add -> busy(add.node());
      case TrafficAct.Restore restore -> busy(restore.node());
    };
  }

  /** Why an act cannot be done now; empty if it can, or if a plan cannot know it. */
  public Optional<String> obstacle(Act act) {
    return switch (act) {
      case RoleAct.Promote promote -> whoLeads(promote.node());
      case RoleAct.Switchover switchover -> whoLeads(switchover.node());
      case RoleAct.PromoteBest best -> Optional.empty();
      case RoleAct.Rejoin rejoin ->
          whoLeads(rejoin.node()).map(it -> it + "; promote another before");
      case TrafficAct.Drain drain -> isIdle(drain.node());
      case TrafficAct.Withdraw withdraw -> isIdle(withdraw.node());
      case TrafficAct.Add add -> isNot(add.node(), Role.DRAINED, "drained", "drain");
      case TrafficAct.Restore restore ->
          isNot(restore.node(), Role.WITHDRAWN, "withdrawn", "withdraw");
    };
  }

  private Optional<String> whoLeads(String node) {
    return rank(node)
        .filter(role -> role == Role.PRIMARY)
        .map(role -> "'%s' is a primary then".formatted(node));
  }

  private Optional<String> isIdle(String node) {
    return Optional.ofNullable(idle.get(node))
        .map(how -> "'%s' is %s then".formatted(node, how.name().toLowerCase(Locale.ROOT)));
  }

  private Optional<String> isNot(String node, Role how, String done, String verb) {
    return idle.get(node) == how
        ? Optional.empty()
        : Optional.of("'%s' is not %s then; %s it before".formatted(node, done, verb));
  }

  /** The roles that are others in {@code later}, by node in the topology's order. */
  public Map<String, Role> changesTo(Succession later) {
    Map<String, Role> changes = new LinkedHashMap<>();
    for (var node : topology.servers()) {
      var now = later.role(node.name());
      if (now.isPresent() && !now.equals(role(node.name()))) {
        changes.put(node.name(), now.get());
      }
    }
    return changes;
  }
}
