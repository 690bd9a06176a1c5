package loadbearing.harness.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.container.Machine;
import loadbearing.harness.image.Images;
import loadbearing.harness.network.Routes;
import loadbearing.harness.network.Wirable;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.haproxy.HttpBalancing;
import loadbearing.harness.server.haproxy.ReadBalancing;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/** What container each kind of node becomes. */
final class Machines {
  /** Where an app node writes down what arrived. */
  static final String ARRIVALS = "/var/log/loadbearing/arrivals";

  private static final String HAPROXY = "/loadbearing/haproxy.cfg";

  private final Images images;
  private final Wiring wiring;

  Machines(Images images, Wiring wiring) {
    this.images = images;
    this.wiring = wiring;
  }

  /** The container of a node. */
  Machine of(Node node) {
    return switch (node.kind()) {
      case Kind.SingleServer kind -> machine(node, single(node), Map.of());
      case Kind.AppNode kind -> machine(node, app(node), Map.of());
      case Kind.LoadBalancer kind ->
          machine(node, Map.of(), Map.of(HAPROXY, HttpBalancing.configuration(wiring, node, kind)));
      case Kind.DatabaseBalancer kind ->
          machine(node, Map.of(), Map.of(HAPROXY, ReadBalancing.configuration(wiring, node, kind)));
      case Kind.Database kind -> machine(node, database(node, kind.role()), Map.of());
      case Kind.Redis kind -> throw Wirable.noHome(node);
      case Kind.Service kind -> throw Wirable.noHome(node);
      case Kind.Users kind -> throw Wirable.noHome(node);
    };
  }

  /** The container that stands on every segment and carries Toxiproxy. */
  Machine control() {
    return new Machine(
        Machine.CONTROL,
        images.control(),
        Map.of("ADDRESS", wiring.controlAddress()),
        Map.of("/loadbearing/routes.json", Routes.json(wiring.forwards())),
        wiring.controlAddresses(),
        256,
        true,
        wiring.published(),
        List.of(),
        Map.of());
  }

  /** The container of the users. */
  Machine generator(Map<String, String> files, Map<String, String> volumes, String... arguments) {
    return new Machine(
        Machine.GENERATOR,
        images.generator(),
        Map.of(),
        files,
        wiring.addresses(wiring.users().name()),
        1024,
        false,
        List.of(),
        List.of(arguments),
        volumes);
  }

  private Machine machine(Node node, Map<String, String> environment, Map<String, String> files) {
    return Machine.plain(
        node.name(),
        images.of(node.kind()),
        environment,
        files,
        wiring.addresses(node.name()),
        node.budget().memoryMebibytes());
  }

  private Map<String, String> database(Node node, Kind.Role role) {
    var number = wiring.topology().servers().indexOf(node) + 1;
    return Map.of("NODE", node.name(), "SERVER_ID", "" + number, "ROLE", role.name());
  }

  private Map<String, String> single(Node node) {
    Map<String, String> environment = new TreeMap<>(database(node, Kind.Role.PRIMARY));
    environment.put("SITE", node.site());
    environment.put("ARRIVALS", ARRIVALS);
    // Only the web server of the same machine is a client of its database.
    environment.put("BIND", "127.0.0.1");
    environment.put("PRIMARY", "127.0.0.1:3306");
    return environment;
  }

  private Map<String, String> app(Node node) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("NODE", node.name());
    environment.put("SITE", node.site());
    environment.put("ARRIVALS", ARRIVALS);
    var writes = wiring.carrier(node.name(), Goal.WRITE);
    var reads = wiring.carrier(node.name(), Goal.READ);
    writes.ifPresent(edge -> environment.put("PRIMARY", wiring.target(edge).toString()));
    if (!reads.equals(writes)) {
      reads.ifPresent(edge -> environment.put("READS", wiring.target(edge).toString()));
    }
    return environment;
  }
}
