package loadbearing.harness.server.haproxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Base;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.HasOpinions;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Scripts;
import loadbearing.harness.server.Server;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** HAProxy, whatever it stands in front of. */
public record Haproxy(Node node, Front front) implements Server, Balances, HasOpinions {
  private static final String CONFIGURATION = "/loadbearing/haproxy.cfg";

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return front.wants();
  }

  @Override
  public void check(Topology topology) {
    front.check(node, topology);
  }

  @Override
  public Recipe recipe(Images images) {
    var base = Base.HAPROXY.image();
    return new Recipe(
        "haproxy",
        List.of(base),
        """
        FROM %s
        USER root
        COPY scripts /loadbearing/
        RUN haproxy -v
        STOPSIGNAL SIGTERM
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/haproxy"]
        CMD []
        """
            .formatted(base),
        Scripts.of(Haproxy.class, "haproxy"));
  }

  @Override
  public Settings settings(Wiring wiring) {
    return Settings.file(CONFIGURATION, front.configuration(wiring, node));
  }

  @Override
  public ProbeQuestion question() {
    return front.question();
  }

  /** It is ready when it has found those of its servers well that are to be. */
  @Override
  public Optional<String> obstacle(Standing standing) {
    var states = balancer(standing).states();
    if (states.isEmpty()) {
      return Optional.of("no answer of its runtime API");
    }
    return front.lack(node, standing.wiring().topology(), states);
  }

  @Override
  public Balancer balancer(Standing standing) {
    return new RuntimeApi(standing, node.name());
  }

  @Override
  public String answering(Standing standing) {
    return front.answering(standing.forward(node.name()));
  }

  @Override
  public Optional<Event> opinion(String line, Clock clock) {
    return OpinionLine.parse(node.name(), line, clock).map(change -> change);
  }
}
