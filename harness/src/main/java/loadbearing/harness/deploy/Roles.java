package loadbearing.harness.deploy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loadbearing.harness.container.Standing;
import loadbearing.harness.server.KnowsRoles;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.RoleChange;
import loadbearing.topology.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who has which role, where servers decide that among themselves. */
final class Roles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Roles.class);
  private static final long LOOK_MILLIS = 500;

  private final Standing standing;
  private final Map<String, KnowsRoles> knowing;
  private final Clock clock;
  private final Consumer<Event> events;
  private final Map<String, Kind.Role> known = new HashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);

  private Roles(
      Standing standing, Map<String, KnowsRoles> knowing, Clock clock, Consumer<Event> events) {
    this.standing = standing;
    this.knowing = knowing;
    this.clock = clock;
    this.events = events;
    var topology = standing.wiring().topology();
    knowing.keySet().forEach(node -> known.put(node, topology.node(node).kind().role()));
  }

  /** Looks twice a second until closed. */
  static Roles watch(
      Standing standing, Map<String, KnowsRoles> knowing, Clock clock, Consumer<Event> events) {
    var roles = new Roles(standing, knowing, clock, events);
    if (!knowing.isEmpty()) {
      Thread.ofVirtual().name("roles").start(roles::watch);
    }
    return roles;
  }

  private void watch() {
    try {
      do {
        look();
      } while (!end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first that is one of the many tells of all. */
  private void look() {
    for (var each : knowing.entrySet()) {
      try {
        var roles = each.getValue().roles(standing);
        if (!roles.isEmpty()) {
          note(roles);
          return;
        }
      } catch (SQLException away) {
        LOG.debug("{} does not say who has which role: {}", each.getKey(), away.getMessage());
      }
    }
  }

  /** A primary that is not among them any more was deposed, and may not know it. */
  private void note(Map<String, Kind.Role> roles) {
    known.forEach(
        (node, before) -> {
          var now = roles.getOrDefault(node, deposed(before, roles));
          if (now != before) {
            events.accept(new RoleChange(node, now, clock.now()));
          }
        });
    known.replaceAll((node, before) -> roles.getOrDefault(node, deposed(before, roles)));
  }

  private static Kind.Role deposed(Kind.Role before, Map<String, Kind.Role> roles) {
    return before == Kind.Role.PRIMARY && roles.containsValue(Kind.Role.PRIMARY)
        ? Kind.Role.DEPOSED
        : before;
  }

  @Override
  public void close() {
    end.countDown();
  }
}
