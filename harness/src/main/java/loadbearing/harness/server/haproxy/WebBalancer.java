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
import loadbearing.harness.time.Clock;
import loadbearing.history.Change;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** HAProxy in front of web servers. */
public record WebBalancer(Node node, Kind.LoadBalancer kind)
    implements Server, Balances, HasOpinions {

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Serves.class);
  }

  /** One way in leads to one set of servers: a request does not say which goal it is for. */
  @Override
  public void check(Topology topology) {
    var edges = topology.from(node.name());
    if (edges.stream().map(Edge::goals).distinct().count() != 1) {
      throw Refusal.of(
          node,
          "serves different goals, or none, over %s; it can send all of one set of goals to all",
          Refusal.names(edges));
    }
  }

  @Override
  public Recipe recipe(Images images) {
    return Haproxy.recipe();
  }

  @Override
  public Settings settings(Wiring wiring) {
    return Haproxy.settings(HttpBalancing.configuration(wiring, node, kind));
  }

  @Override
  public Question question() {
    return Question.get("/health");
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    return Haproxy.obstacle(standing, node);
  }

  @Override
  public Balancer balancer(Standing standing) {
    return new RuntimeApi(standing, node.name());
  }

  @Override
  public Optional<Change> opinion(String line, Clock clock) {
    return OpinionLine.parse(node.name(), line, clock);
  }
}
