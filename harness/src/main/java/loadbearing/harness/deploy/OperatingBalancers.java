package loadbearing.harness.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.inject.Balancers;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.LogsArrivals;
import loadbearing.harness.server.TakesRole;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Edge;

/** Does what operators do by the powers of servers. */
final class OperatingBalancers implements Balancers {
  private final Standing standing;
  private final Homes homes;

  OperatingBalancers(Standing standing, Homes homes) {
    this.standing = standing;
    this.homes = homes;
  }

  @Override
  public void drain(String node) {
    each(node, (name, balancer) -> balancer.state(node, Balancer.Wish.DRAIN));
  }

  @Override
  public void add(String node) {
    each(node, (name, balancer) -> balancer.state(node, Balancer.Wish.READY));
  }

  @Override
  public void withdraw(String node) {
    each(node, (name, balancer) -> balancer.state(node, Balancer.Wish.MAINT));
  }

  @Override
  public void restore(String node) {
    add(node);
  }

  @Override
  public Map<String, String> opinions(String node) {
    Map<String, String> opinions = new TreeMap<>();
    each(
        node,
        (name, balancer) ->
            balancer
                .states()
                .forEach((server, state) -> note(opinions, name, server, node, state)));
    return opinions;
  }

  /** A balancer may know a server in several tiers. */
  private static void note(
      Map<String, String> opinions, String balancer, String server, String node, String state) {
    if (server.endsWith("/" + node)) {
      opinions.put(balancer + " " + server, state);
    }
  }

  private void each(String node, BiConsumer<String, Balancer> task) {
    balancers(node).forEach((name, home) -> task.accept(name, home.balancer(standing)));
  }

  private Map<String, Balances> balancers(String node) {
    Map<String, Balances> balancers = new TreeMap<>();
    standing.wiring().topology().to(node).stream()
        .map(Edge::from)
        .filter(from -> !standing.wiring().topology().isUsers(from))
        .forEach(
            from ->
                homes
                    .of(from, Balances.class)
                    .ifPresent(balancer -> balancers.put(from, balancer)));
    return balancers;
  }

  /** Each as often as every one of its servers has two turns. */
  @Override
  public Set<String> answering(String node) {
    Set<String> answering = new TreeSet<>();
    balancers(node)
        .forEach(
            (name, balancer) ->
                standing.wiring().topology().from(name).stream()
                    .flatMap(edge -> Stream.of(edge, edge))
                    .forEach(edge -> answering.add(balancer.answering(standing))));
    return answering;
  }

  @Override
  public long connections(String node) {
    return homes.of(node, TakesRole.class).map(it -> it.replica(standing).connections()).orElse(0L);
  }

  @Override
  public long arrivals(String node) {
    return homes
        .of(node, LogsArrivals.class)
        .map(logger -> Arrivals.count(standing, node, logger.arrivals()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "node '%s' does not write down what arrives".formatted(node)));
  }
}
