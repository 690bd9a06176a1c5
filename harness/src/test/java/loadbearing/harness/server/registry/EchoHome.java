package loadbearing.harness.server.registry;

import java.util.Optional;
import java.util.Set;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.ServiceHome;
import loadbearing.harness.server.service.Service;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** A home from outside, for services of one image. */
public final class EchoHome implements ServiceHome {
  static final String IMAGE = "echo:1";

  /** Such a server; it wants nothing of others. */
  record Echo(Server plain) implements Server {
    @Override
    public Node node() {
      return plain.node();
    }

    @Override
    public Set<Class<? extends Purpose>> wants() {
      return Set.of();
    }

    @Override
    public void check(Topology topology) {
      plain.check(topology);
    }

    @Override
    public Recipe recipe(Images images) {
      return plain.recipe(images);
    }

    @Override
    public Settings settings(Wiring wiring) {
      return plain.settings(wiring);
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

  @Override
  public String image() {
    return IMAGE;
  }

  @Override
  public Server at(Node node, Kind.Service service) {
    return new Echo(new Service(node, service));
  }
}
