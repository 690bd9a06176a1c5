package loadbearing.topology.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Balancing;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/** A4: a load balancer in front of identical app nodes on private addresses, and one database. */
public final class HorizontalScaling {
  /** Most clones that the defaults have room for. */
  public static final int MOST = 6;

  /** Where sessions live. */
  private static final Architecture.Setting SESSIONS =
      new Architecture.Setting("sessions", "database", "database or redis");

  static final Architecture ARCHITECTURE =
      new Architecture(
          "A4",
          "horizontal scaling",
          List.of(
              new Architecture.Setting("clones", "2", "1 to " + MOST),
              Defaults.BALANCING,
              SESSIONS),
          settings ->
              topology(
                  Architecture.number(settings, "clones"),
                  Balancing.of(settings.get(Defaults.BALANCING.name())),
                  store(settings.get(SESSIONS.name()))));

  private HorizontalScaling() {}

  /** The node on which sessions live. */
  private static String store(String sessions) {
    return switch (sessions) {
      case "database" -> "primary";
      case "redis" -> "store";
      default ->
          throw new IllegalArgumentException(
              "sessions must be database or redis, got '%s'".formatted(sessions));
    };
  }

  /**
   * The architecture with {@code clones} app nodes, 1 to {@value #MOST}, and sessions in the
   * database.
   */
  public static Topology topology(int clones, Balancing balancing) {
    return topology(clones, balancing, "primary");
  }

  private static Topology topology(int clones, Balancing balancing, String store) {
    if (clones < 1 || clones > MOST) {
      throw new IllegalArgumentException("clones must be 1 to %d, got %d".formatted(MOST, clones));
    }
    var apps = Defaults.apps(clones, Set.of(Zone.WEB, Zone.DATA));
    List<Node> nodes = new ArrayList<>(List.of(Defaults.users(), Defaults.balancer(balancing)));
    nodes.addAll(apps);
    nodes.add(Defaults.database("primary", Kind.Role.PRIMARY));
    List<Edge> edges = new ArrayList<>(List.of(Defaults.entry()));
    for (var app : apps) {
      edges.add(new Edge("lb", app.name(), Zone.WEB, Defaults.all()));
    }
    var isApart = !store.equals("primary");
    if (isApart) {
      nodes.add(Defaults.node(store, new Kind.Redis(), Zone.DATA));
    }
    for (var app : apps) {
      edges.addAll(isApart ? apart(app.name(), store) : List.of(together(app.name())));
    }
    return new Topology(
            "A4",
            "horizontal scaling",
            "A load balancer and %d identical app nodes share one database%s."
                .formatted(clones, isApart ? ", and sessions in Redis" : ""),
            nodes,
            edges)
        .with(Defaults.clones(apps));
  }

  private static Edge together(String app) {
    return new Edge(app, "primary", Zone.DATA, Defaults.data(), new Purpose.Remembers());
  }

  private static List<Edge> apart(String app, String store) {
    return List.of(
        new Edge(app, "primary", Zone.DATA, Defaults.data()),
        new Edge(app, store, Zone.DATA, new Purpose.Remembers()));
  }
}
