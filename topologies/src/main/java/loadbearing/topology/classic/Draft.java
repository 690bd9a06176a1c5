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
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/** An architecture while it is put together, in the parts that several have. */
final class Draft {
  private static final Purpose FOLLOWS = new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS);

  private final List<Node> nodes = new ArrayList<>(List.of(Defaults.users()));
  private final List<Edge> edges = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /** Users go in through a balancer of this algorithm. */
  Draft balanced(Balancing balancing) {
    nodes.add(Defaults.balancer(balancing));
    edges.add(Defaults.entry());
    return this;
  }

  /** An app node behind the balancer that writes and keeps sessions in {@code database}. */
  Draft app(String name, String site, String database) {
    return app(name, site, database, Defaults.data());
  }

  /** The same, which reads from {@code reads} and only writes to {@code database}. */
  Draft app(String name, String site, String database, String reads) {
    app(name, site, database, Purpose.Serves.of(Goal.WRITE));
    edges.add(new Edge(name, reads, Zone.DATA, Purpose.Serves.of(Goal.READ)));
    return this;
  }

  private Draft app(String name, String site, String database, Purpose asks) {
    nodes.add(
        new Node(
            name, new Kind.AppNode(), site, Set.of(Zone.WEB, Zone.DATA), MachineSize.STANDARD));
    edges.add(new Edge("lb", name, Zone.WEB, Defaults.all()));
    edges.add(new Edge(name, database, Zone.DATA, asks, new Purpose.Remembers()));
    return this;
  }

  /** A balancer of reads, which asks {@code databases}. */
  Draft reads(String name, String site, List<String> databases) {
    return balances(name, site, databases, Purpose.Serves.of(Goal.READ));
  }

  /** A balancer of all that a database is asked for. */
  Draft writes(String name, String site, List<String> databases) {
    return balances(name, site, databases, Purpose.Serves.of(Goal.READ, Goal.WRITE, Goal.SESSION));
  }

  private Draft balances(String name, String site, List<String> databases, Purpose serves) {
    var kind =
        new Kind.DatabaseBalancer(Balancing.LEASTCONN, Defaults.CHECKS, Duration.ofSeconds(3));
    nodes.add(new Node(name, kind, site, Set.of(Zone.DATA), MachineSize.STANDARD));
    databases.forEach(it -> edges.add(new Edge(name, it, Zone.DATA, serves)));
    return this;
  }

  /** A database that takes writes. */
  Draft primary(String name, String site) {
    return database(name, site, Kind.Role.PRIMARY);
  }

  /** A database that follows another and is only read. */
  Draft replica(String name, String site, String source) {
    return database(name, site, Kind.Role.REPLICA).follows(name, source);
  }

  private Draft database(String name, String site, Kind.Role role) {
    return data(name, site, new Kind.Database(role));
  }

  /** A database that agrees with {@code others} on every write. */
  Draft member(String name, String site, Kind.Member kind, List<String> others) {
    var agrees = new Purpose.Replicates(Purpose.Mode.GROUP);
    others.forEach(it -> edges.add(new Edge(name, it, Zone.DATA, agrees)));
    return data(name, site, kind);
  }

  private Draft data(String name, String site, Kind kind) {
    nodes.add(new Node(name, kind, site, Set.of(Zone.DATA), MachineSize.STANDARD));
    return this;
  }

  /** A database hears of the writes of another, later. */
  Draft follows(String name, String source) {
    edges.add(new Edge(name, source, Zone.DATA, FOLLOWS));
    return this;
  }

  /** A link between two sites. */
  Draft linked(String site, String another) {
    links.add(new Link(site, another));
    return this;
  }

  /** Nodes that are alike, of which any will do. */
  Draft alike(String name, List<String> members) {
    return group(new Group(name, members, 1));
  }

  Draft group(Group group) {
    groups.add(group);
    return this;
  }

  Topology topology(String id, String name, String summary) {
    return new Topology(id, name, summary, nodes, edges, groups, List.of(), links);
  }
}
