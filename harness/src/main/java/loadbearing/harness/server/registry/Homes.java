package loadbearing.harness.server.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.ServiceHome;
import loadbearing.harness.server.app.App;
import loadbearing.harness.server.controller.Controller;
import loadbearing.harness.server.haproxy.DataFront;
import loadbearing.harness.server.haproxy.Haproxy;
import loadbearing.harness.server.haproxy.WebFront;
import loadbearing.harness.server.mysql.Member;
import loadbearing.harness.server.mysql.MySql;
import loadbearing.harness.server.redis.Redis;
import loadbearing.harness.server.service.Service;
import loadbearing.harness.server.single.Single;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.open.OpenCatalogue;

/** The servers of a topology, each at home in its kind. */
public final class Homes {
  private static final OpenCatalogue<ServiceHome, ServiceHome> OPEN =
      new OpenCatalogue<>(ServiceHome.class, List::of, it -> List.of(it.image()));

  private final Topology topology;
  private final Map<String, Server> servers = new LinkedHashMap<>();

  private Homes(Topology topology) {
    this.topology = topology;
    topology.servers().forEach(node -> servers.put(node.name(), home(node)));
  }

  /**
   * Those of all machines of {@code topology}.
   *
   * @throws IllegalArgumentException if something of it would be ignored when it is wired
   */
  public static Homes of(Topology topology) {
    var homes = new Homes(topology);
    new Wirable(topology, homes).check();
    return homes;
  }

  /** The one place that says where a kind is at home. */
  private static Server home(Node node) {
    return switch (node.kind()) {
      case Kind.Users users -> throw Refusal.of(node, "are no machine");
      case Kind.SingleServer kind -> new Single(node, kind);
      case Kind.AppNode kind -> new App(node, kind);
      case Kind.LoadBalancer kind -> new Haproxy(node, new WebFront(kind));
      case Kind.DatabaseBalancer kind -> new Haproxy(node, new DataFront(kind));
      case Kind.Database kind -> new MySql(node, kind);
      case Kind.Member kind -> new Member(node, kind);
      case Kind.Redis kind -> new Redis(node, kind);
      case Kind.Controller kind -> new Controller(node, kind);
      case Kind.Service kind -> service(node, kind);
    };
  }

  private static Server service(Node node, Kind.Service kind) {
    return OPEN.with(Homes.class, List.of()).stream()
        .filter(it -> it.image().equals(kind.image()))
        .findFirst()
        .map(it -> it.at(node, kind))
        .orElseGet(() -> new Service(node, kind));
  }

  /** Where they stand. */
  public Topology topology() {
    return topology;
  }

  /** All of them, in the topology's order. */
  public List<Server> all() {
    return List.copyOf(servers.values());
  }

  /** The server of a node. */
  public Server of(String node) {
    return servers.get(topology.server(node).name());
  }

  /** The server of a node, if it has that power. */
  public <P> Optional<P> of(String node, Class<P> power) {
    return Optional.of(of(node)).filter(power::isInstance).map(power::cast);
  }

  /** Those that have a power, by the names of their nodes, in the topology's order. */
  public <P> Map<String, P> with(Class<P> power) {
    Map<String, P> with = new LinkedHashMap<>();
    servers.forEach((name, it) -> of(name, power).ifPresent(able -> with.put(name, able)));
    return with;
  }

  /** All of them in steps: in each, those whose own servers are all in the steps before. */
  public List<List<Server>> ranks() {
    List<List<Server>> ranks = new ArrayList<>();
    Map<String, Server> left = new LinkedHashMap<>(servers);
    while (!left.isEmpty()) {
      var next =
          left.values().stream().filter(it -> needs(it).noneMatch(left::containsKey)).toList();
      // Homes that want each other are waited for together.
      var rank = next.isEmpty() ? List.copyOf(left.values()) : next;
      ranks.add(rank);
      rank.forEach(it -> left.remove(it.node().name()));
    }
    return ranks;
  }

  private Stream<String> needs(Server server) {
    return topology.from(server.node().name()).stream()
        .filter(edge -> !edge.isReplication())
        .map(Edge::to);
  }
}
