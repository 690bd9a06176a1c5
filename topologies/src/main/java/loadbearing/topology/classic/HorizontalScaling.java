package loadbearing.topology.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Balancing;
import loadbearing.topology.Edge;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/** A4: a load balancer in front of identical app nodes on private addresses, and one database. */
public final class HorizontalScaling {
  /** Most clones that the defaults have room for. */
  public static final int MOST = 6;

  static final Architecture ARCHITECTURE =
      new Architecture(
          "A4",
          "horizontal scaling",
          List.of(new Architecture.Setting("clones", "2", "1 to " + MOST), Defaults.BALANCING),
          settings ->
              topology(
                  Architecture.number(settings, "clones"),
                  Balancing.of(settings.get(Defaults.BALANCING.name()))));

  private HorizontalScaling() {}

  /** The architecture with {@code clones} app nodes, 1 to {@value #MOST}. */
  public static Topology topology(int clones, Balancing balancing) {
    if (clones < 1 || clones > MOST) {
      throw new IllegalArgumentException("clones must be 1 to %d, got %d".formatted(MOST, clones));
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(Defaults.users());
    nodes.add(
        Defaults.balancer(
            "lb",
            new Kind.LoadBalancer(balancing, Defaults.CHECKS, Defaults.RETRIES),
            Set.of(Zone.PUBLIC, Zone.WEB)));
    var apps = Defaults.apps(clones, Set.of(Zone.WEB, Zone.DATA));
    nodes.addAll(apps);
    nodes.add(Defaults.database("primary", Kind.Role.PRIMARY));
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge("users", "lb", Zone.PUBLIC, Defaults.all()));
    for (var app : apps) {
      edges.add(new Edge("lb", app.name(), Zone.WEB, Defaults.all()));
      edges.add(
          new Edge(app.name(), "primary", Zone.DATA, Defaults.data(), new Purpose.Remembers()));
    }
    return new Topology(
            "A4",
            "horizontal scaling",
            "A load balancer and %d identical app nodes share one database.".formatted(clones),
            nodes,
            edges)
        .with(new Group("clones", apps.stream().map(Node::name).toList(), 1));
  }
}
