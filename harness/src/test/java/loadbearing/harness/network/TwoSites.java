package loadbearing.harness.network;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Balancing;
import loadbearing.topology.Budget;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/** Two data centres: one has the users, a balancer, a clone and the database, one another clone. */
public final class TwoSites {
  private static final Purpose SERVES = Purpose.Serves.of(Goal.READ, Goal.WRITE, Goal.SESSION);

  private TwoSites() {}

  /** It, drawn by hand. */
  public static Topology topology() {
    var checks = new Kind.Checks(Duration.ofMillis(500), 2, 2);
    return new Topology(
        "X2",
        "two sites",
        "Two data centres, one with the database.",
        List.of(
            Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), "dc1"),
            node(
                "lb",
                new Kind.LoadBalancer(Balancing.ROUNDROBIN, checks, 2),
                "dc1",
                Zone.PUBLIC,
                Zone.WEB),
            node("app1", new Kind.AppNode(), "dc1", Zone.WEB, Zone.DATA),
            node("app2", new Kind.AppNode(), "dc2", Zone.WEB, Zone.DATA),
            node("primary", new Kind.Database(Kind.Role.PRIMARY), "dc1", Zone.DATA)),
        List.of(
            new Edge("users", "lb", Zone.PUBLIC, SERVES),
            new Edge("lb", "app1", Zone.WEB, SERVES),
            new Edge("lb", "app2", Zone.WEB, SERVES),
            new Edge("app1", "primary", Zone.DATA, SERVES),
            new Edge("app2", "primary", Zone.DATA, SERVES)),
        List.of(),
        List.of(),
        List.of(new Link("dc1", "dc2")));
  }

  private static Node node(String name, Kind kind, String site, Zone... zones) {
    return new Node(name, kind, site, Set.of(zones), new Budget(1, 512));
  }
}
