package loadbearing.harness.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.inject.Operations;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.LogsArrivals;
import loadbearing.harness.server.TakesRole;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Edge;

/** Does what operators do by the powers of servers. */
final class Operating implements Operations {
  private final Standing standing;
  private final Homes homes;

  Operating(Standing standing, Homes homes) {
    this.standing = standing;
    this.homes = homes;
  }

  @Override
  public void promote(String node) {
    role(node).promote(standing);
  }

  @Override
  public Optional<String> refusal(String node) {
    return role(node).refusal(standing);
  }

  private TakesRole role(String node) {
    return homes
        .of(node, TakesRole.class)
        .orElseThrow(() -> new IllegalArgumentException("node '%s' takes no role".formatted(node)));
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
    standing.wiring().topology().to(node).stream()
        .map(Edge::from)
        .forEach(
            from ->
                homes
                    .of(from, Balances.class)
                    .ifPresent(home -> task.accept(from, home.balancer(standing))));
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
