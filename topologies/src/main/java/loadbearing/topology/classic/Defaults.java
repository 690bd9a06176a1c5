package loadbearing.topology.classic;

import java.time.Duration;
import java.util.EnumSet;
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
import loadbearing.topology.Zone;

/**
 * What the classic architectures have in common, so that comparing two compares their shape only.
 */
final class Defaults {
  static final String SITE = "dc1";

  /** Fast enough to see a failover in seconds, slow enough to cost little. */
  static final Kind.Checks CHECKS = new Kind.Checks(Duration.ofMillis(500), 2, 2);

  /** Connections that failed are tried once more, on another server. */
  static final int RETRIES = 1;

  /** It decides within seconds, and no sooner than a heartbeat is missed. */
  static final Kind.Controller CONTROLLER =
      new Kind.Controller(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofMillis(1500),
          Duration.ofSeconds(5));

  /** How the load balancer chooses. */
  static final Architecture.Setting BALANCING =
      new Architecture.Setting(
          "balancing", "roundrobin", "roundrobin, leastconn, random, source or first");

  private Defaults() {}

  /** All users there are, as they are. */
  static Node users() {
    return Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), SITE);
  }

  /** What users ask of a site, all of it. */
  static Purpose all() {
    return new Purpose.Serves(EnumSet.allOf(Goal.class));
  }

  /** Both that a database is asked for. */
  static Purpose data() {
    return Purpose.Serves.of(Goal.READ, Goal.WRITE);
  }

  static List<Node> apps(int count, Set<Zone> zones) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Node("app" + i, new Kind.AppNode(), SITE, zones, MachineSize.STANDARD))
        .toList();
  }

  /** App nodes are alike. */
  static Group clones(List<Node> apps) {
    return new Group("clones", apps.stream().map(Node::name).toList(), 1);
  }

  /** Where users go in. */
  static Edge entry() {
    return new Edge("users", "lb", Zone.PUBLIC, all());
  }

  /** The balancer in front of the app nodes. */
  static Node balancer(Balancing balancing) {
    return node("lb", new Kind.LoadBalancer(balancing, CHECKS, RETRIES), Zone.PUBLIC, Zone.WEB);
  }

  static Node node(String name, Kind kind, Zone... zones) {
    return new Node(name, kind, SITE, Set.of(zones), MachineSize.STANDARD);
  }

  static Node database(String name, Kind.Role role) {
    return node(name, new Kind.Database(role), Zone.DATA);
  }
}
