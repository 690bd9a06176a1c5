package own;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Base;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.ServiceHome;
import loadbearing.harness.server.service.Service;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * Services of HAProxy's image are gates: what comes in goes on to one server. A file tells it
 * which, where a service without a home would be told by variables that HAProxy does not read.
 */
public final class Gate implements ServiceHome {
  /** The image of a gate, which this machine may have under another name. */
  static final String IMAGE = Base.HAPROXY.image();

  private static final String FILE = "/usr/local/etc/haproxy/haproxy.cfg";

  @Override
  public String image() {
    return IMAGE;
  }

  @Override
  public Server at(Node node, Kind.Service service) {
    return new Home(new Service(node, service), service);
  }

  private record Home(Server plain, Kind.Service kind) implements Server {
    @Override
    public Node node() {
      return plain.node();
    }

    @Override
    public Set<Class<? extends Purpose>> wants() {
      return Set.of(Purpose.Serves.class);
    }

    @Override
    public void check(Topology topology) {
      int servers = topology.from(node().name()).size();
      if (servers != 1) {
        throw new IllegalArgumentException(
            "gate '%s' leads to %d servers; it can lead to one".formatted(node().name(), servers));
      }
    }

    @Override
    public Recipe recipe(Images images) {
      return plain.recipe(images);
    }

    @Override
    public Settings settings(Wiring wiring) {
      Edge on = wiring.topology().from(node().name()).getFirst();
      var text =
          """
          defaults
            mode tcp
            timeout connect 1s
            timeout client 30s
            timeout server 30s
          listen gate
            bind :%d
            server on %s
          """
              .formatted(kind.port(), wiring.target(on));
      return plain.settings(wiring).withFiles(Map.of(FILE, text));
    }

    @Override
    public ProbeQuestion question() {
      return plain.question();
    }

    @Override
    public Optional<String> obstacle(Standing standing) {
      return plain.obstacle(standing);
    }
  }
}
