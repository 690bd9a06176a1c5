package loadbearing.harness.server.haproxy;

import java.util.Optional;
import java.util.Set;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.HasOpinions;
import loadbearing.harness.server.Question;
import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.mysql.Protocol;
import loadbearing.harness.time.Clock;
import loadbearing.history.Change;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** HAProxy in front of databases. */
public record DataBalancer(Node node, Kind.DatabaseBalancer kind)
    implements Server, Balances, HasOpinions {

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Serves.class, Purpose.Remembers.class);
  }

  /** It sees connections, and not what is asked over them. */
  @Override
  public void check(Topology topology) {
    var edges = topology.from(node.name());
    if (edges.stream().map(Edge::purposes).distinct().count() != 1) {
      throw Refusal.of(
          node,
          "is there for different things, or none, over %s; it can send all of one set to all",
          Refusal.names(edges));
    }
    for (var edge : edges) {
      if (!(topology.node(edge.to()).kind() instanceof Kind.Database database)) {
        throw Refusal.of(node, "has %s, which leads to no database", edge.name());
      }
      boolean writes = edge.carries(Goal.WRITE) || edge.carries(Goal.SESSION);
      if (writes && database.role() == Kind.Role.REPLICA) {
        throw Refusal.of(
            node, "sends writes over %s to a replica, which refuses them", edge.name());
      }
    }
  }

  @Override
  public Recipe recipe(Images images) {
    return Haproxy.recipe();
  }

  @Override
  public Settings settings(Wiring wiring) {
    return Haproxy.settings(DatabaseBalancing.configuration(wiring, node, kind));
  }

  /** Its servers greet through it. */
  @Override
  public Question question() {
    return Question.login(Protocol.login());
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    return Haproxy.obstacle(standing, node);
  }

  @Override
  public Balancer balancer(Standing standing) {
    return new RuntimeApi(standing, node.name());
  }

  /** Only the tier that looks at age counts, which says when a server is broken or late. */
  @Override
  public Optional<Change> opinion(String line, Clock clock) {
    return OpinionLine.parse(node.name(), line, clock);
  }
}
