package own;

import java.util.List;
import java.util.Map;
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

/** X2: users reach the app node through a server of our own. */
public final class Gated implements Architectures {
  private static final String SITE = "dc1";

  @Override
  public List<Architecture> architectures() {
    return List.of(new Architecture("X2", "gated", List.of(), settings -> topology()));
  }

  static Topology topology() {
    var all = Purpose.Serves.of(Goal.values());
    return new Topology(
        "X2",
        "gated",
        "Users reach the app node through a server of our own.",
        List.of(
            Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), SITE),
            node("gate", gate(), Zone.PUBLIC, Zone.WEB),
            node("app", new Kind.AppNode(), Zone.WEB, Zone.DATA),
            node("primary", new Kind.Database(Kind.Role.PRIMARY), Zone.DATA)),
        List.of(
            new Edge("users", "gate", Zone.PUBLIC, all),
            new Edge("gate", "app", Zone.WEB, all),
            new Edge("app", "primary", Zone.DATA, all, new Purpose.Remembers())));
  }

  private static Kind gate() {
    return new Kind.Service(
        Gate.IMAGE, 8080, new Kind.Readiness.Answers("/health"), Map.of(), Set.of());
  }

  private static Node node(String name, Kind kind, Zone... zones) {
    return new Node(name, kind, SITE, Set.of(zones), MachineSize.STANDARD);
  }
}
