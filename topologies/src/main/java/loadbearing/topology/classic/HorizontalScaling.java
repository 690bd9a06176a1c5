package loadbearing.topology.classic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Balancing;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
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
    var all = EnumSet.allOf(Goal.class);
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        Defaults.balancer(
            "lb",
            new Kind.LoadBalancer(balancing, Defaults.CHECKS, Defaults.RETRIES),
            Set.of(Zone.PUBLIC, Zone.WEB)));
    var apps = Defaults.apps(clones, Set.of(Zone.WEB, Zone.DATA));
    nodes.addAll(apps);
    nodes.add(Defaults.database("primary", Kind.Role.PRIMARY));
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge(Topology.USERS, "lb", Zone.PUBLIC, all));
    for (var app : apps) {
      edges.add(new Edge("lb", app.name(), Zone.WEB, all));
      edges.add(new Edge(app.name(), "primary", Zone.DATA, all));
    }
    return new Topology(
        "A4",
        "horizontal scaling",
        "A load balancer and %d identical app nodes share one database.".formatted(clones),
        nodes,
        edges);
  }
}
