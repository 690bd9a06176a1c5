package own;

import java.util.List;
import java.util.Set;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;
import loadbearing.topology.classic.Architecture;
import loadbearing.topology.classic.Architectures;
import loadbearing.topology.classic.MachineSize;

/** X1: an app node writes to the primary and reads from a replica of its own, with no balancer. */
public final class OwnReplica implements Architectures {
  private static final String SITE = "dc1";

  @Override
  public List<Architecture> architectures() {
    return List.of(new Architecture("X1", "own replica", List.of(), settings -> topology()));
  }

  static Topology topology() {
    var asynchronously = new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS);
    return new Topology(
        "X1",
        "own replica",
        "An app node writes to the primary and reads from a replica of its own.",
        List.of(
            Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), SITE),
            node("app", new Kind.AppNode(), Zone.PUBLIC, Zone.DATA),
            node("primary", new Kind.Database(Kind.Role.PRIMARY), Zone.DATA),
            node("replica", new Kind.Database(Kind.Role.REPLICA), Zone.DATA)),
        List.of(
            new Edge("users", "app", Zone.PUBLIC, Purpose.Serves.of(Goal.values())),
            new Edge(
                "app",
                "primary",
                Zone.DATA,
                Purpose.Serves.of(Goal.WRITE),
                new Purpose.Remembers()),
            new Edge("app", "replica", Zone.DATA, Purpose.Serves.of(Goal.READ)),
            new Edge("replica", "primary", Zone.DATA, asynchronously)));
  }

  private static Node node(String name, Kind kind, Zone... zones) {
    return new Node(name, kind, SITE, Set.of(zones), MachineSize.STANDARD);
  }
}
