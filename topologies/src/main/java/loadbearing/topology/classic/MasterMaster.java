package loadbearing.topology.classic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * A11: two primaries, each the other's replica; both take reads and writes through a balancer of
 * databases.
 */
public final class MasterMaster {
  private static final int APPS = 2;
  private static final List<String> MASTERS = List.of("master1", "master2");

  static final Architecture ARCHITECTURE =
      new Architecture(
          "A11",
          "master-master",
          List.of(Defaults.BALANCING),
          settings -> topology(Balancing.of(settings.get(Defaults.BALANCING.name()))));

  private MasterMaster() {}

  /** The architecture; {@code balancing} is that of the balancer in front of the app nodes. */
  public static Topology topology(Balancing balancing) {
    List<Node> nodes = new ArrayList<>(List.of(Defaults.users(), Defaults.balancer(balancing)));
    List<Edge> edges = new ArrayList<>(List.of(Defaults.entry()));
    var apps = Defaults.apps(APPS, Set.of(Zone.WEB, Zone.DATA));
    for (var app : apps) {
      nodes.add(app);
      edges.add(new Edge("lb", app.name(), Zone.WEB, Defaults.all()));
      edges.add(
          new Edge(app.name(), "writes", Zone.DATA, Defaults.data(), new Purpose.Remembers()));
    }
    nodes.add(
        Defaults.node(
            "writes",
            new Kind.DatabaseBalancer(Balancing.LEASTCONN, Defaults.CHECKS, Duration.ofSeconds(3)),
            Zone.DATA));
    masters(nodes, edges);
    return new Topology(
            "A11",
            "master-master",
            "Two primaries, each the other's replica, both written and read through one balancer.",
            nodes,
            edges)
        .with(Defaults.clones(apps), new Group("masters", MASTERS, 1));
  }

  private static void masters(List<Node> nodes, List<Edge> edges) {
    for (var master : MASTERS) {
      nodes.add(Defaults.node(master, new Kind.Database(Kind.Role.PRIMARY), Zone.DATA));
      edges.add(
          new Edge(
              "writes", master, Zone.DATA, Purpose.Serves.of(Goal.READ, Goal.WRITE, Goal.SESSION)));
    }
    var follows = new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS);
    edges.add(new Edge("master1", "master2", Zone.DATA, follows));
    edges.add(new Edge("master2", "master1", Zone.DATA, follows));
  }
}
