package loadbearing.harness.server.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.LogsArrivals;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.Requests;
import loadbearing.harness.server.SendsWrites;
import loadbearing.harness.server.Server;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Sabotage;
import loadbearing.topology.Topology;

/** A clone of the app node: it writes, reads and remembers where its edges lead. */
public record App(Node node, Kind.AppNode kind) implements Server, LogsArrivals, SendsWrites {
  /** The port at which a controller tells it where to write; no balancer leads there. */
  public static final int DOOR = 8081;

  /** Where it looks for another address to write to. */
  private static final String PRIMARY = "/loadbearing/primary";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The node looks every 50 ms; the file is there as a whole or not at all. */
  private static final String TELL = "printf '%s\\n' \"$0\" >\"$1.new\" && mv \"$1.new\" \"$1\"";

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Serves.class, Purpose.Remembers.class);
  }

  /** A node has one address to write to, one to read from and one for sessions. */
  @Override
  public void check(Topology topology) {
    var writes = carrying(topology, Goal.WRITE);
    var sessions = remembering(topology);
    for (var alternatives : List.of(writes, carrying(topology, Goal.READ), sessions)) {
      if (alternatives.size() > 1) {
        throw Refusal.of(
            node, "has %s for one purpose; it can have one", Refusal.names(alternatives));
      }
    }
    if (writes.isEmpty()) {
      throw Refusal.of(node, "has nowhere to write; it needs one edge that serves writes");
    }
    for (var edge : sessions) {
      if (!writes.contains(edge) && !isStore(topology, edge)) {
        throw Refusal.of(
            node, "keeps sessions over %s; it can where it writes, or in a Redis", edge.name());
      }
    }
    for (var edge : topology.from(node.name())) {
      if (isStore(topology, edge) && !edge.goals().isEmpty()) {
        throw Refusal.of(node, "reads or writes over %s; a Redis can keep sessions", edge.name());
      }
    }
  }

  private List<Edge> carrying(Topology topology, Goal goal) {
    return topology.from(node.name()).stream().filter(edge -> edge.goals().contains(goal)).toList();
  }

  private List<Edge> remembering(Topology topology) {
    return topology.from(node.name()).stream()
        .filter(edge -> edge.is(Purpose.Remembers.class))
        .toList();
  }

  private static boolean isStore(Topology topology, Edge edge) {
    return topology.node(edge.to()).kind() instanceof Kind.Redis;
  }

  @Override
  public Recipe recipe(Images images) {
    return NodeImage.recipe();
  }

  @Override
  public Settings settings(Wiring wiring) {
    var topology = wiring.topology();
    Map<String, String> environment = new TreeMap<>();
    environment.put("NODE", node.name());
    environment.put("SITE", node.site());
    environment.put("ARRIVALS", arrivals());
    environment.put("PRIMARY_FILE", PRIMARY);
    environment.put("DOOR", "" + DOOR);
    var writes = carrying(topology, Goal.WRITE);
    var reads = carrying(topology, Goal.READ);
    writes.forEach(edge -> environment.put("PRIMARY", wiring.target(edge).toString()));
    if (!reads.equals(writes)) {
      reads.forEach(edge -> environment.put("READS", wiring.target(edge).toString()));
    }
    remembering(topology).stream()
        .filter(edge -> isStore(topology, edge))
        .forEach(edge -> environment.put("SESSIONS", "redis://" + wiring.target(edge)));
    if (!(kind.sabotage() instanceof Sabotage.None)) {
      environment.put("SABOTAGE", kind.sabotage().spelling());
    }
    return Settings.environment(environment);
  }

  @Override
  public ProbeQuestion question() {
    return ProbeQuestion.get("/health", "/page?work=1");
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    return Requests.obstacle(standing.forward(node.name()), "/ready");
  }

  @Override
  public void send(Standing standing, String database) {
    var to = standing.wiring().between(node.name(), database);
    run(standing, TELL, to.toString(), PRIMARY);
  }

  private String run(Standing standing, String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script));
    command.addAll(List.of(arguments));
    return standing
        .engine()
        .run(standing.container(node.name()), PATIENCE, command.toArray(String[]::new));
  }

  @Override
  public Optional<String> write(Standing standing, String key) {
    return Requests.written(standing.forward(node.name()), key);
  }

  @Override
  public Optional<String> astray(Standing standing) {
    var told = run(standing, "cat \"$0\" 2>/dev/null || true", PRIMARY).strip();
    var wanted =
        carrying(standing.wiring().topology(), Goal.WRITE).stream()
            .map(edge -> standing.wiring().target(edge).toString())
            .toList();
    return told.isEmpty() || wanted.contains(told)
        ? Optional.empty()
        : Optional.of(
            "'%s' was told to write to %s, not to %s".formatted(node.name(), told, wanted));
  }
}
