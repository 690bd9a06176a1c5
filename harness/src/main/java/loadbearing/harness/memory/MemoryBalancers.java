package loadbearing.harness.memory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Balancers;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** What operators tell balancers in memory. */
final class MemoryBalancers implements Balancers {
  private final Homes homes;
  private final Topology topology;
  private final Beliefs beliefs;
  private final Net net;

  MemoryBalancers(Homes homes, Beliefs beliefs, Net net) {
    this.homes = homes;
    this.topology = homes.topology();
    this.beliefs = beliefs;
    this.net = net;
  }

  /** Throws if an act stayed. */
  void prove() {
    var idle =
        topology.servers().stream()
            .map(Node::name)
            .filter(
                node ->
                    opinions(node).containsValue("DRAIN") || opinions(node).containsValue("MAINT"))
            .toList();
    if (!idle.isEmpty()) {
      throw new DeploymentException("an operator left %s drained or withdrawn".formatted(idle));
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
  public void withdraw(String node) {
    balancers(node).forEach(it -> beliefs.balancer(it).state(node, Balancer.Wish.MAINT));
  }

  @Override
  public void restore(String node) {
    add(node);
  }

  /** Those that balancers believe up. */
  @Override
  public Set<String> answering(String node) {
    return balancers(node).stream()
        .flatMap(it -> topology.from(it).stream())
        .filter(beliefs::isUp)
        .map(Edge::to)
        .collect(Collectors.toSet());
  }

  /** Nobody here keeps one. */
  @Override
  public long connections(String node) {
    return 0;
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
