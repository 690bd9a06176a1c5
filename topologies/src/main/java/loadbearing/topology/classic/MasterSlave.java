package loadbearing.topology.classic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import loadbearing.topology.Balancing;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/**
 * A9: writes go to one primary, reads to its replicas behind a read balancer, which falls back to
 * the primary.
 */
public final class MasterSlave {
  private static final int APPS = 2;
  private static final int MOST = 4;

  static final Architecture ARCHITECTURE =
      new Architecture(
          "A9",
          "master-slave",
          List.of(
              new Architecture.Setting("replicas", "2", "1 to " + MOST),
              Defaults.BALANCING,
              new Architecture.Setting("failover", "none", "none or controller")),
          settings ->
              failover(
                  topology(
                      Architecture.number(settings, "replicas"),
                      Balancing.of(settings.get(Defaults.BALANCING.name()))),
                  settings.get("failover")));

  private MasterSlave() {}

  /** The architecture with {@code replicas} replicas, 1 to 4. */
  public static Topology topology(int replicas, Balancing balancing) {
    if (replicas < 1 || replicas > MOST) {
      throw new IllegalArgumentException(
          "replicas must be 1 to %d, got %d".formatted(MOST, replicas));
    }
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    nodes.add(Defaults.users());
    front(nodes, edges, balancing);
    nodes.add(
        Defaults.node(
            "reads",
            new Kind.DatabaseBalancer(Balancing.LEASTCONN, Defaults.CHECKS, Duration.ofSeconds(3)),
            Zone.DATA));
    nodes.add(Defaults.database("primary", Kind.Role.PRIMARY));
    var reads = Purpose.Serves.of(Goal.READ);
    for (int i = 1; i <= replicas; i++) {
      var replica = "replica" + i;
      nodes.add(Defaults.database(replica, Kind.Role.REPLICA));
      edges.add(new Edge("reads", replica, Zone.DATA, reads));
      edges.add(
          new Edge(
              replica, "primary", Zone.DATA, new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS)));
    }
    edges.add(new Edge("reads", "primary", Zone.DATA, reads));
    return new Topology(
            "A9",
            "master-slave",
            "One primary takes writes, %d replicas behind a read balancer serve reads."
                .formatted(replicas),
            nodes,
            edges)
        .with(group("clones", "app", APPS), group("replicas", "replica", replicas));
  }

  private static Topology failover(Topology topology, String who) {
    return switch (who) {
      case "none" -> topology;
      case "controller" -> controlled(topology);
      default ->
          throw new IllegalArgumentException(
              "setting 'failover' must be none or controller, got '%s'".formatted(who));
    };
  }

  /** The same with a controller that watches every database and tells every app node. */
  private static Topology controlled(Topology topology) {
    List<Node> nodes = new ArrayList<>(topology.nodes());
    List<Edge> edges = new ArrayList<>(topology.edges());
    nodes.add(Defaults.node("controller", Defaults.CONTROLLER, Zone.DATA));
    for (var kind : List.of(Kind.Database.class, Kind.AppNode.class)) {
      for (var node : topology.nodes(kind)) {
        edges.add(new Edge("controller", node.name(), Zone.DATA, new Purpose.Watches()));
      }
    }
    return new Topology(
        topology.id(),
        topology.name(),
        topology.summary() + " A controller promotes a replica when the primary is lost.",
        nodes,
        edges,
        topology.groups(),
        topology.addresses(),
        topology.links());
  }

  private static Group group(String name, String member, int count) {
    return new Group(name, IntStream.rangeClosed(1, count).mapToObj(i -> member + i).toList(), 1);
  }

  private static void front(List<Node> nodes, List<Edge> edges, Balancing balancing) {
    nodes.add(Defaults.balancer(balancing));
    edges.add(Defaults.entry());
    for (var app : Defaults.apps(APPS, Set.of(Zone.WEB, Zone.DATA))) {
      nodes.add(app);
      edges.add(new Edge("lb", app.name(), Zone.WEB, Defaults.all()));
      edges.add(
          new Edge(
              app.name(),
              "primary",
              Zone.DATA,
              Purpose.Serves.of(Goal.WRITE),
              new Purpose.Remembers()));
      edges.add(new Edge(app.name(), "reads", Zone.DATA, Purpose.Serves.of(Goal.READ)));
    }
  }
}
