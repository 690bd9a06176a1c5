package loadbearing.harness.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import loadbearing.fault.Succession;
import loadbearing.harness.inject.Replicas;
import loadbearing.harness.server.FailsOver;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.Takeover;
import loadbearing.history.Takeover.Stage;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.Topology;

/**
 * A failover controller in memory: it looks whether the primary answers, and promotes the best
 * replica when it has not for the time of its settings.
 */
final class MemoryController {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final String node;
  private final FailsOver settings;
  private final World world;
  private final Replicas replicas;
  private Succession now;
  private OptionalLong lostSince = OptionalLong.empty();

  MemoryController(
      Topology topology, String node, FailsOver settings, World world, Replicas replicas) {
    this.node = node;
    this.settings = settings;
    this.world = world;
    this.replicas = replicas;
    this.now = Succession.of(topology);
  }

  /** Looks until {@code end}. */
  void watch(Clock clock, CountDownLatch end, Consumer<Event> events) {
    try {
      do {
        look(clock, events);
      } while (!clock.time().await(end, settings.interval().toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Clock clock, Consumer<Event> events) {
    if (!isThere(node)) {
      lostSince = OptionalLong.empty();
      return;
    }
    var set = now.sets().getFirst();
    var primary = now.primary(set.getFirst()).orElseThrow();
    if (isThere(primary)) {
      lostSince = OptionalLong.empty();
      set.stream()
          .filter(it -> now.role(it).equals(Optional.of(Role.DEPOSED)) && isThere(it))
          .forEach(it -> rejoin(it, primary, clock, events));
    } else if (lostSince.isEmpty()) {
      lostSince = OptionalLong.of(clock.now());
      say(Stage.NOTICED, primary, "", clock, events);
    } else if (clock.now() - lostSince.getAsLong() >= settings.agreement().toNanos()) {
      say(Stage.DECIDED, primary, "", clock, events);
      promote(primary, now.replicas(primary), clock, events);
    }
  }

  private boolean isThere(String other) {
    return world.reach(other, PATIENCE).isAnswered();
  }

  private void promote(
      String former, List<String> candidates, Clock clock, Consumer<Event> events) {
    var heir = replicas.best(candidates);
    replicas.lead(heir);
    now = now.led(heir, Role.DEPOSED);
    lostSince = OptionalLong.empty();
    say(Stage.PROMOTED, heir, former, clock, events);
    for (var writer : now.writers(heir)) {
      replicas.tell(writer, heir);
      say(Stage.TOLD, writer, heir, clock, events);
    }
    now.replicas(heir).stream()
        .filter(this::isThere)
        .forEach(it -> follow(it, heir, clock, events));
  }

  private void rejoin(String former, String primary, Clock clock, Consumer<Event> events) {
    replicas.submit(former);
    say(Stage.FENCED, former, "", clock, events);
    var errant = replicas.errant(former, primary);
    if (errant.isPresent()) {
      replicas.copy(former, primary);
    }
    follow(former, primary, clock, events);
    now = now.rejoined(former);
  }

  private void follow(String follower, String primary, Clock clock, Consumer<Event> events) {
    replicas.follow(follower, primary);
    say(Stage.FOLLOWS, follower, primary, clock, events);
  }

  private void say(Stage stage, String about, String other, Clock clock, Consumer<Event> events) {
    events.accept(new Takeover(node, stage, about, other, "in memory", clock.now()));
  }
}
