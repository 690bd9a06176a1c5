package loadbearing.harness.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.generator.Reply;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.server.LogsArrivals;
import loadbearing.harness.server.registry.Homes;
import loadbearing.harness.time.Time;
import loadbearing.history.Path;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.workload.draw.Intent;

/**
 * The way of a request through a topology: from users over edges that carry its goal to a node that
 * holds data, and back. Every hop takes its time; where several servers will do, those that {@link
 * Beliefs} believes up take turns.
 */
final class Net {
  private static final long HOP_NANOS = 4_000_000;

  private static final Path SILENT = Path.NOBODY;

  private final Homes homes;
  private final Topology topology;
  private final World world;
  private final MemoryDatabases databases;
  private final Beliefs beliefs;
  private final Time time;
  private final Map<String, Integer> turns = new HashMap<>();
  private final Map<String, Map<Long, Integer>> arrivals = new TreeMap<>();

  Net(Homes homes, World world, MemoryDatabases databases, Beliefs beliefs, Time time) {
    this.homes = homes;
    this.topology = homes.topology();
    this.world = world;
    this.databases = databases;
    this.beliefs = beliefs;
    this.time = time;
  }

  /** How often each operation arrived at each app node. */
  synchronized Map<String, Map<Long, Integer>> arrivals() {
    Map<String, Map<Long, Integer>> copy = new TreeMap<>();
    arrivals.forEach((node, counts) -> copy.put(node, Map.copyOf(counts)));
    return copy;
  }

  /**
   * Asks, and waits for what comes back.
   *
   * @param expected JSON text of what a compare-and-set expects
   */
  Reply ask(Intent intent, String expected, long deadlineNanos) throws InterruptedException {
    var app = "";
    for (var at = users(); ; ) {
      var edge = edge(at, intent.action().goal());
      time.sleep(HOP_NANOS / 2 + world.delay(edge));
      var reach = world.reach(edge, java.time.Duration.ofNanos(deadlineNanos));
      if (!reach.isAnswered()) {
        return lost(reach.result(), app, deadlineNanos);
      }
      var node = topology.node(edge.to());
      if (homes.of(node.name(), LogsArrivals.class).isPresent()) {
        app = node.name();
        arrived(app, intent.id());
      }
      if (node.kind().holdsData()) {
        var reply = answer(intent, expected, app, node);
        time.sleep(HOP_NANOS);
        return reply;
      }
      at = node.name();
    }
  }

  private synchronized void arrived(String app, long operation) {
    arrivals.computeIfAbsent(app, it -> new TreeMap<>()).merge(operation, 1, Integer::sum);
  }

  /** Where edges begin and none ends. */
  private String users() {
    return topology.edges().stream()
        .map(Edge::from)
        .filter(from -> topology.to(from).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private Edge edge(String at, Goal goal) {
    return databases.told(at, goal).orElseGet(() -> next(at, goal));
  }

  private synchronized Edge next(String at, Goal goal) {
    var all = topology.from(at).stream().filter(edge -> edge.goals().contains(goal)).toList();
    if (all.isEmpty()) {
      throw new IllegalStateException("no edge from '%s' carries %s".formatted(at, goal));
    }
    var up = all.stream().filter(beliefs::isUp).toList();
    List<Edge> some = up.isEmpty() ? all : up;
    return some.get(turns.merge(at, 1, Integer::sum) % some.size());
  }

  private Reply lost(Reach.Result result, String app, long deadlineNanos)
      throws InterruptedException {
    if (result == Reach.Result.REFUSED) {
      return app.isEmpty()
          ? new Reply.NotSent("refused")
          : new Reply.Answer(503, "failed", false, 0, path(app, ""), "");
    }
    time.sleep(deadlineNanos);
    return new Reply.Silence("no answer in time");
  }

  private Path path(String app, String database) {
    return app.isEmpty() ? SILENT : new Path(app, topology.node(app).site(), database, "memory");
  }

  private Reply answer(Intent intent, String expected, String app, Node database) {
    var path = path(app, database.name());
    if (intent.action().changes() && !databases.takesWrites(database.name())) {
      return new Reply.Answer(503, "failed", false, 0, path, "");
    }
    var store = databases.store(database.name());
    long id = intent.id();
    return switch (intent.action()) {
      case REGISTER_READ ->
          row("registers/" + intent.key(), "value", "null", database.name(), path);
      case PROFILE_READ -> row("users/" + intent.key(), "bio", "\"\"", database.name(), path);
      case REGISTER_WRITE -> written(store, "registers/" + intent.key(), "" + id, id, path);
      case PROFILE_WRITE -> written(store, "users/" + intent.key(), "\"bio " + id + "\"", id, path);
      case POST_WRITE -> written(store, "posts/" + id, "post", id, path);
      case REGISTER_CAS -> swapped(store, "registers/" + intent.key(), expected, id, path);
      case FEED_READ, PAGE -> new Reply.Answer(200, "", false, 0, path, "{\"posts\":[]}");
      case LIST_READ, LIST_APPEND, LOGIN, WHOAMI, CART_READ, CART_WRITE, TRANSACTION ->
          throw new IllegalArgumentException(
              "servers in memory do not know %s; use another workload".formatted(intent.action()));
    };
  }

  private Reply row(String key, String member, String absent, String database, Path path) {
    var row = databases.store(database).read(key, databases.shows(database));
    return new Reply.Answer(
        200,
        "",
        false,
        row.map(MemoryStore.Row::version).orElse(0L),
        path,
        "{\"%s\":%s}".formatted(member, row.map(MemoryStore.Row::value).orElse(absent)));
  }

  private Reply written(MemoryStore store, String key, String value, long operation, Path path) {
    long version = store.write(key, value, operation, time.nanoTime());
    return new Reply.Answer(200, "", false, version, path, "{}");
  }

  private Reply swapped(MemoryStore store, String key, String expected, long operation, Path path) {
    var row = store.read(key, time.nanoTime());
    var found = row.map(MemoryStore.Row::value).orElse("null");
    if (found.equals(expected)) {
      long version = store.write(key, "" + operation, operation, time.nanoTime());
      return new Reply.Answer(200, "", false, version, path, "{\"swapped\":true}");
    }
    return new Reply.Answer(
        409,
        "",
        false,
        row.map(MemoryStore.Row::version).orElse(0L),
        path,
        "{\"swapped\":false,\"value\":%s}".formatted(found));
  }
}
