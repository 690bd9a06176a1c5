package loadbearing.node.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loadbearing.node.failover.Look.Link;

/**
 * A primary and two replicas that die, return, and lose sight of each other, as far as a controller
 * can see and change them. Links are wires: each way is cut or not.
 */
final class World {
  static final List<String> NAMES = Looks.RULES.databases();
  private static final List<String> WRITERS = Looks.RULES.writers();

  /** One server, with what is true of it. */
  static final class Server {
    private final String name;
    private boolean lives = true;
    private boolean isReadOnly;
    private boolean isFull;
    private Optional<String> source = Optional.empty();
    private boolean applies = true;
    private GtidSet executed = GtidSet.EMPTY;
    private GtidSet received = GtidSet.EMPTY;
    private long written;

    private Server(String name) {
      this.name = name;
    }

    private void write() {
      written++;
      executed = executed.and(GtidSet.parse(name + ":" + written));
      received = received.and(executed);
    }

    boolean isWritable() {
      return lives && !isReadOnly;
    }

    boolean lives() {
      return lives;
    }

    GtidSet received() {
      return received;
    }
  }

  private final Random random;
  private final Map<String, Server> servers = new TreeMap<>();
  private final Map<String, String> writers = new TreeMap<>();
  private final Set<String> cut = new TreeSet<>();
  private final List<Set<String>> flowed = new ArrayList<>();
  private long at;

  World(Random random) {
    this.random = random;
    NAMES.forEach(name -> servers.put(name, new Server(name)));
    NAMES.stream()
        .skip(1)
        .forEach(
            name -> {
              servers.get(name).isReadOnly = true;
              servers.get(name).source = Optional.of(NAMES.getFirst());
            });
    WRITERS.forEach(writer -> writers.put(writer, NAMES.getFirst()));
  }

  Server server(String name) {
    return servers.get(name);
  }

  boolean sees(String one, String other) {
    return !cut.contains(one + other);
  }

  /** Something breaks or mends, sometimes; then the time between two looks passes. */
  void pass() {
    if (random.nextInt(12) == 0) {
      strike();
    }
    if (random.nextInt(60) == 0) {
      mend();
    }
    at += Looks.STEP;
    for (var server : servers.values()) {
      // Every fourth look, as the heartbeat is written.
      if (server.isWritable() && !server.isFull && at / Looks.STEP % 4 == 0) {
        server.write();
      }
    }
    Set<String> flows = new TreeSet<>();
    for (var server : servers.values()) {
      if (replicate(server)) {
        flows.add(server.name + "<-" + server.source.orElseThrow());
      }
    }
    flowed.add(flows);
  }

  private boolean replicate(Server server) {
    boolean flows = false;
    if (link(server) == Link.ON && server.source.isPresent()) {
      var from = servers.get(server.source.get()).executed;
      flows = !server.received.covers(from);
      server.received = server.received.and(from);
    }
    if (server.lives && server.applies && random.nextInt(3) > 0) {
      server.executed = server.received;
    }
    return flows;
  }

  private Link link(Server server) {
    if (!server.lives || server.source.isEmpty()) {
      return Link.OFF;
    }
    var source = server.source.get();
    return servers.get(source).lives && sees(server.name, source) ? Link.ON : Link.CONNECTING;
  }

  private void strike() {
    var server = servers.get(any(NAMES));
    switch (random.nextInt(6)) {
      case 0, 1 -> server.lives = !server.lives;
      case 2 -> server.applies = !server.applies;
      case 3 -> toggle(any(NAMES) + any(NAMES));
      case 4 -> toggle("controller" + any(random.nextBoolean() ? NAMES : WRITERS));
      default -> server.isFull = !server.isFull;
    }
  }

  private void toggle(String wire) {
    if (!cut.remove(wire)) {
      cut.add(wire);
    }
  }

  private void mend() {
    cut.clear();
    servers
        .values()
        .forEach(
            server -> {
              server.lives = true;
              server.applies = true;
              server.isFull = false;
            });
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  Look look() {
    Map<String, Look.Database> seen = new TreeMap<>();
    servers.forEach((name, server) -> seen.put(name, seen(server)));
    Map<String, String> said = new TreeMap<>();
    writers.forEach(
        (writer, where) -> {
          if (sees("controller", writer)) {
            said.put(writer, where);
          }
        });
    return new Look(at, seen, said);
  }

  boolean isReached(String name) {
    return servers.get(name).lives && sees("controller", name);
  }

  private Look.Database seen(Server server) {
    if (!isReached(server.name)) {
      return new Look.Away(0);
    }
    return new Look.There(
        server.isReadOnly,
        server.source.map(it -> new Look.Upstream(it, link(server), server.applies)),
        server.executed,
        server.received);
  }

  /** Does a step as far as it can be done. */
  boolean carryOut(Step step) {
    return switch (step) {
      case Step.Rest rest -> true;
      case Step.Name name -> true;
      case Step.Fence fence -> fence(servers.get(fence.database()));
      case Step.Promote promote -> promote(servers.get(promote.database()));
      case Step.Follow follow -> follow(servers.get(follow.database()), follow.primary());
      case Step.Tell tell ->
          sees("controller", tell.writer())
              && !tell.primary().equals(writers.put(tell.writer(), tell.primary()));
    };
  }

  private boolean fence(Server server) {
    if (isReached(server.name)) {
      server.isReadOnly = true;
    }
    return isReached(server.name);
  }

  /** It may break in the middle: it follows nobody then, and takes no writes yet. */
  private boolean promote(Server server) {
    if (!isReached(server.name) || !server.applies) {
      return false;
    }
    server.executed = server.received;
    server.source = Optional.empty();
    if (random.nextInt(4) == 0) {
      return false;
    }
    server.isReadOnly = false;
    return true;
  }

  private boolean follow(Server server, String source) {
    if (isReached(server.name)) {
      server.source = Optional.of(source);
    }
    return isReached(server.name);
  }

  /** Whether {@code replica} received something of {@code source} in the last {@code nanos}. */
  boolean flowed(String replica, String source, long nanos) {
    int looks = (int) (nanos / Looks.STEP);
    return flowed.subList(Math.max(0, flowed.size() - looks), flowed.size()).stream()
        .anyMatch(it -> it.contains(replica + "<-" + source));
  }
}
