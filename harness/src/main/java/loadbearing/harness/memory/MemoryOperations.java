package loadbearing.harness.memory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Operations;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.registry.Homes;
import loadbearing.harness.time.Time;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** Operators in memory: a promoted replica shows nothing newer from its source. */
final class MemoryOperations implements Operations {
  private final Homes homes;
  private final Topology topology;
  private final World world;
  private final Beliefs beliefs;
  private final Net net;
  private final Time time;
  private final Map<String, Long> promoted;

  /**
   * @param promoted when each replica was promoted; written here, read by those who answer
   */
  MemoryOperations(
      Homes homes, World world, Beliefs beliefs, Net net, Time time, Map<String, Long> promoted) {
    this.homes = homes;
    this.topology = homes.topology();
    this.world = world;
    this.beliefs = beliefs;
    this.net = net;
    this.time = time;
    this.promoted = promoted;
  }

  @Override
  public void promote(String node) {
    require(node);
    promoted.putIfAbsent(node, time.nanoTime());
  }

  @Override
  public Optional<String> refusal(String node) {
    require(node);
    return topology.node(node).kind().role() == Kind.Role.PRIMARY || promoted.containsKey(node)
        ? Optional.empty()
        : Optional.of("'%s' is a replica and refuses writes".formatted(node));
  }

  /** When a replica was promoted; empty if it follows its source. */
  OptionalLong promoted(String node) {
    return promoted.containsKey(node) ? OptionalLong.of(promoted.get(node)) : OptionalLong.empty();
  }

  /** Throws if an act stayed. */
  void prove() {
    var drained =
        topology.servers().stream()
            .map(Node::name)
            .filter(node -> opinions(node).containsValue("DRAIN"))
            .toList();
    if (!promoted.isEmpty() || !drained.isEmpty()) {
      throw new DeploymentException(
          "an operator left %s promoted and %s drained".formatted(promoted.keySet(), drained));
    }
  }

  private void require(String node) {
    var reach = world.reach(node, Duration.ofSeconds(1));
    if (!reach.isAnswered()) {
      throw new IllegalStateException("'%s' is away: %s".formatted(node, reach.result()));
    }
  }

  @Override
  public void drain(String node) {
    balancers(node).forEach(it -> beliefs.balancer(it).state(node, Balancer.Wish.DRAIN));
  }

  @Override
  public void add(String node) {
    balancers(node).forEach(it -> beliefs.balancer(it).state(node, Balancer.Wish.READY));
  }

  @Override
  public Map<String, String> opinions(String node) {
    Map<String, String> opinions = new TreeMap<>();
    balancers(node).forEach(it -> opinions.put(it, beliefs.balancer(it).states().get(node)));
    return opinions;
  }

  private List<String> balancers(String node) {
    return topology.to(node).stream()
        .map(Edge::from)
        .filter(homes.with(Balances.class)::containsKey)
        .toList();
  }

  @Override
  public long arrivals(String node) {
    return net.arrivals().getOrDefault(node, Map.of()).values().stream()
        .mapToLong(Integer::longValue)
        .sum();
  }
}
