package loadbearing.harness.memory;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.server.HasOpinions;
import loadbearing.harness.server.registry.Homes;
import loadbearing.harness.time.Clock;
import loadbearing.history.Change;
import loadbearing.history.Event;
import loadbearing.topology.Edge;
import loadbearing.topology.Reliance;
import loadbearing.topology.Topology;

/**
 * What balancers believe of their servers: they look twice a second, and an operator may differ.
 */
final class Beliefs {
  private static final long LOOK_NANOS = 500_000_000;
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Homes homes;
  private final Topology topology;
  private final World world;

  /** By edge; of those that are up nothing is noted. */
  private final Map<String, String> states = new TreeMap<>();

  Beliefs(Homes homes, World world) {
    this.homes = homes;
    this.topology = homes.topology();
    this.world = world;
  }

  synchronized boolean isUp(Edge edge) {
    return !states.containsKey(edge.name());
  }

  synchronized void forget() {
    states.clear();
  }

  /** Looks until {@code end}. */
  void watch(Clock clock, CountDownLatch end, Consumer<Event> events) {
    try {
      do {
        homes.with(HasOpinions.class).keySet().stream()
            .flatMap(balancer -> topology.from(balancer).stream())
            .filter(edge -> !edge.goals().isEmpty())
            .forEach(edge -> look(edge, clock, events));
      } while (!clock.time().await(end, LOOK_NANOS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look(Edge edge, Clock clock, Consumer<Event> events) {
    var before = states.getOrDefault(edge.name(), "UP");
    if (before.equals("MAINT") || before.equals("DRAIN")) {
      return;
    }
    var now = isWell(edge) ? "UP" : "DOWN";
    if (!now.equals(before)) {
      set(edge.name(), now);
      events.accept(new Change(edge.from(), edge.to(), now, clock.now()));
    }
  }

  /** It answers, and so does something of all that it has and its neighbours have not. */
  private boolean isWell(Edge edge) {
    return world.reach(edge, PATIENCE).isAnswered()
        && Reliance.apart(topology, edge.from()).stream()
            .map(goal -> Reliance.asks(topology, edge.to(), goal))
            .allMatch(own -> own.stream().anyMatch(it -> world.reach(it, PATIENCE).isAnswered()));
  }

  private void set(String edge, String state) {
    if (state.equals("UP")) {
      states.remove(edge);
    } else {
      states.put(edge, state);
    }
  }

  /** The operator's hand on one balancer. */
  Balancer balancer(String node) {
    return new Balancer() {
      @Override
      public void state(String server, Wish wish) {
        synchronized (Beliefs.this) {
          set(node + "->" + server, wish == Wish.READY ? "UP" : wish.name());
        }
      }

      @Override
      public Map<String, String> states() {
        synchronized (Beliefs.this) {
          Map<String, String> all = new TreeMap<>();
          topology
              .from(node)
              .forEach(edge -> all.put(edge.to(), states.getOrDefault(edge.name(), "UP")));
          return all;
        }
      }
    };
  }
}
