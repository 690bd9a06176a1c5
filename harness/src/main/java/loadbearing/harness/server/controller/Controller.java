package loadbearing.harness.server.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Base;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.network.Wiring.Endpoint;
import loadbearing.harness.server.FailsOver;
import loadbearing.harness.server.HasOpinions;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.Requests;
import loadbearing.harness.server.Scripts;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.app.App;
import loadbearing.harness.server.app.NodeImage;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * A failover controller: ours, or an image of somebody's own, which is told the same by the same
 * variables, answers GET /ready, and says what it does in the same lines.
 */
public record Controller(Node node, Kind.Controller kind)
    implements Server, HasOpinions, FailsOver {
  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Watches.class);
  }

  /** It watches one set of a primary and its replicas, and whoever writes there has to be told. */
  @Override
  public void check(Topology topology) {
    var databases = watched(topology, Kind.Database.class);
    var primaries = databases.stream().filter(it -> it.kind().role() == Kind.Role.PRIMARY).toList();
    if (primaries.size() != 1 || databases.size() < 2) {
      throw Refusal.of(
          node,
          "watches %s; it can watch one primary and its replicas",
          databases.stream().map(Node::name).toList());
    }
    var told = watched(topology, Kind.AppNode.class);
    for (var edge : topology.to(primaries.getFirst().name())) {
      if (edge.goals().contains(Goal.WRITE) && !told.contains(topology.node(edge.from()))) {
        throw Refusal.of(
            node, "cannot tell who writes over %s, as it does not watch it", edge.name());
      }
    }
  }

  private List<Node> watched(Topology topology, Class<? extends Kind> kind) {
    return topology.from(node.name()).stream()
        .filter(edge -> edge.is(Purpose.Watches.class))
        .map(Edge::to)
        .map(topology::node)
        .filter(it -> kind.isInstance(it.kind()))
        .toList();
  }

  @Override
  public Recipe recipe(Images images) {
    return Base.CONTROLLER
        .chosen()
        .map(image -> own(image, images))
        .orElseGet(NodeImage::controllerRecipe);
  }

  private static Recipe own(String image, Images images) {
    var start =
        Stream.concat(Stream.of("/loadbearing/supervise"), images.command(image).stream())
            .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(", "));
    return new Recipe(
        "controller",
        List.of(image),
        """
        FROM %s
        USER root
        COPY scripts /loadbearing/
        ENTRYPOINT [%s]
        CMD []
        """
            .formatted(image, start),
        Scripts.of(Controller.class));
  }

  @Override
  public Settings settings(Wiring wiring) {
    var topology = wiring.topology();
    var databases = primaryFirst(watched(topology, Kind.Database.class));
    var writers = watched(topology, Kind.AppNode.class);
    Map<String, String> environment = new TreeMap<>();
    environment.put("NODE", node.name());
    environment.put("SITE", node.site());
    environment.put("DATABASES", list(databases, it -> reached(wiring, it)));
    environment.put("WRITERS", list(writers, it -> door(wiring, it)));
    environment.put("WAYS", String.join(",", ways(wiring, databases, writers)));
    environment.put("INTERVAL_MILLIS", "" + kind.interval().toMillis());
    environment.put("PATIENCE_MILLIS", "" + kind.patience().toMillis());
    environment.put("AGREEMENT_MILLIS", "" + kind.agreement().toMillis());
    environment.put("SILENCE_MILLIS", "" + kind.silence().toMillis());
    return Settings.environment(environment);
  }

  private static List<Node> primaryFirst(List<Node> databases) {
    return Stream.of(Kind.Role.PRIMARY, Kind.Role.REPLICA)
        .flatMap(role -> databases.stream().filter(it -> it.kind().role() == role))
        .toList();
  }

  private static String list(List<Node> nodes, Function<Node, Endpoint> address) {
    return nodes.stream()
        .map(it -> it.name() + "=" + address.apply(it))
        .collect(Collectors.joining(","));
  }

  private Endpoint reached(Wiring wiring, Node server) {
    return wiring.between(node.name(), server.name());
  }

  /** Past the proxy of its edge, which leads to the port that users are served at. */
  private Endpoint door(Wiring wiring, Node writer) {
    return new Endpoint(wiring.near(node.name(), writer.name()), App.DOOR);
  }

  private static List<String> ways(Wiring wiring, List<Node> databases, List<Node> writers) {
    List<String> ways = new ArrayList<>();
    for (var client : Stream.concat(databases.stream(), writers.stream()).toList()) {
      for (var database : databases) {
        if (!client.equals(database)) {
          ways.add(
              "%s>%s=%s"
                  .formatted(
                      client.name(),
                      database.name(),
                      wiring.between(client.name(), database.name())));
        }
      }
    }
    return ways;
  }

  @Override
  public Duration interval() {
    return kind.interval();
  }

  @Override
  public Duration agreement() {
    return kind.agreement();
  }

  @Override
  public ProbeQuestion question() {
    return ProbeQuestion.get("/health");
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    return Requests.obstacle(standing.forward(node.name()), "/ready");
  }

  @Override
  public Optional<Event> opinion(String line, Clock clock) {
    return TakeoverLine.parse(node.name(), line, clock).map(takeover -> takeover);
  }
}
