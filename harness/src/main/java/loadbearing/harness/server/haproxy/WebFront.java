package loadbearing.harness.server.haproxy;

import java.net.InetSocketAddress;
import java.util.Set;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.Requests;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** HAProxy in front of web servers. */
public record WebFront(Kind.LoadBalancer kind) implements Front {

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Serves.class);
  }

  /** One way in leads to one set of servers: a request does not say which goal it is for. */
  @Override
  public void check(Node node, Topology topology) {
    var edges = topology.from(node.name());
    if (edges.stream().map(Edge::goals).distinct().count() != 1) {
      throw Refusal.of(
          node,
          "serves different goals, or none, over %s; it can send all of one set of goals to all",
          Refusal.names(edges));
    }
  }

  @Override
  public String configuration(Wiring wiring, Node node) {
    return HttpBalancing.configuration(wiring, node, kind);
  }

  @Override
  public ProbeQuestion question() {
    return ProbeQuestion.get("/health", "/page?work=1");
  }

  @Override
  public String answering(InetSocketAddress address) {
    return Requests.header(address, "/health", "Loadbearing-Node");
  }
}
