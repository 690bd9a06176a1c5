package loadbearing.harness.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import loadbearing.fault.Succession;
import loadbearing.harness.time.Time;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * What each database in memory has: those that follow one another share a store, and a follower
 * shows what was there a while ago. One that leads anew has a store of its own.
 */
final class MemoryDatabases {
  /** What a replica is behind by itself. */
  private static final long LAG_NANOS = 15_000_000;

  private final Topology topology;
  private final World world;
  private final Time time;
  private final Map<String, MemoryStore> first = new HashMap<>();
  private final Map<String, MemoryStore> stores = new HashMap<>();
  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, String> told = new TreeMap<>();
  private final Set<String> submissive = ConcurrentHashMap.newKeySet();

  MemoryDatabases(Topology topology, World world, Time time, boolean forgets) {
    this.topology = topology;
    this.world = world;
    this.time = time;
    names().forEach(it -> first.putIfAbsent(together(it), new MemoryStore(forgets)));
    sources.putAll(followed());
  }

  /** Stands for all that replication connects. */
  private String together(String node) {
    return Succession.of(topology).set(node).getFirst();
  }

  /** A group is one store: what one of it has, all have. */
  private static boolean isLater(Edge edge) {
    return edge.isReplication()
        && !edge.purposes().contains(new Purpose.Replicates(Purpose.Mode.GROUP));
  }

  private Map<String, String> followed() {
    Map<String, String> followed = new TreeMap<>();
    topology.edges().stream()
        .filter(MemoryDatabases::isLater)
        .forEach(edge -> followed.put(edge.from(), edge.to()));
    return followed;
  }

  /** Nothing was written; who is what stays. */
  synchronized void clear() {
    first.values().forEach(MemoryStore::clear);
    stores.clear();
  }

  synchronized MemoryStore store(String node) {
    return stores.getOrDefault(node, first.get(together(node)));
  }

  /** The moment whose data a database shows. */
  synchronized long shows(String node) {
    return time.nanoTime() - lag(node);
  }

  private long lag(String node) {
    var source = sources.get(node);
    return source == null
        ? 0
        : LAG_NANOS
            + topology.from(node).stream()
                .filter(edge -> edge.isReplication() && edge.to().equals(source))
                .mapToLong(world::delay)
                .max()
                .orElse(0);
  }

  synchronized void lead(String node) {
    if (sources.containsKey(node)) {
      stores.put(node, store(node).fork(shows(node)));
    }
    sources.remove(node);
    submissive.remove(node);
  }

  void submit(String node) {
    submissive.add(node);
  }

  synchronized void follow(String node, String source) {
    stores.put(node, store(source));
    sources.put(node, source);
  }

  /** Whom a database follows; empty if nobody. */
  synchronized Optional<String> source(String node) {
    return Optional.ofNullable(sources.get(node));
  }

  /** Whether it takes writes: two that follow each other both do. */
  synchronized boolean takesWrites(String node) {
    return !submissive.contains(node)
        && source(node).map(it -> source(it).equals(Optional.of(node))).orElse(true);
  }

  synchronized void tell(String writer, String database) {
    told.put(writer, database);
  }

  /**
   * The edge over which a node goes to where it was told to write; empty if it was told nothing.
   */
  synchronized Optional<Edge> told(String writer, Goal goal) {
    return goal == Goal.READ || !told.containsKey(writer)
        ? Optional.empty()
        : topology.from(writer).stream()
            .filter(edge -> edge.goals().contains(goal))
            .findFirst()
            .map(edge -> new Edge(writer, told.get(writer), edge.zone(), edge.purposes(), false));
  }

  /** Why they are not as they were at first; empty if they are. */
  synchronized Optional<String> change() {
    var leading = followed().keySet().stream().filter(node -> !sources.containsKey(node)).toList();
    if (sources.equals(followed()) && told.entrySet().stream().allMatch(this::isUsual)) {
      return Optional.empty();
    }
    return Optional.of(
        "an operator left %s promoted, %s following, writes told %s"
            .formatted(leading, sources, told));
  }

  private boolean isUsual(Map.Entry<String, String> told) {
    return topology.from(told.getKey()).stream()
        .anyMatch(edge -> edge.to().equals(told.getValue()) && edge.goals().contains(Goal.WRITE));
  }

  /** The names of those that hold data, in the topology's order. */
  List<String> names() {
    return topology.servers().stream()
        .filter(node -> node.kind().holdsData())
        .map(Node::name)
        .toList();
  }
}
