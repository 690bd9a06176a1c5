package loadbearing.harness.docker;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.Home;
import loadbearing.topology.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands topologies up in containers. */
public final class Docker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Docker.class);

  private final Engine engine;
  private final Images images;
  private final Subnets subnets;
  private final Path failures;
  private final Set<Deployed> open = ConcurrentHashMap.newKeySet();

  private Docker(Engine engine, Images images, Subnets subnets, Path failures) {
    this.engine = engine;
    this.images = images;
    this.subnets = subnets;
    this.failures = failures;
  }

  /**
   * Finds the engine, and sweeps what dead suites left in it.
   *
   * @param failures folder for the logs of nodes that did not stand up
   */
  public static Docker connect(Home home, Path failures) {
    var engine = Engine.connect();
    new Sweep(engine).run();
    var docker = new Docker(engine, new Images(engine, home), Subnets.ofHost(), failures);
    // Ctrl-C: the reaper would do it too, ten seconds later.
    Runtime.getRuntime().addShutdownHook(new Thread(docker::close, "take-down"));
    return docker;
  }

  /** Facts of the machine that runs are made on. */
  public Map<String, String> facts() {
    return engine.facts();
  }

  /** Takes down what still stands. */
  @Override
  public void close() {
    open.forEach(Deployed::close);
  }

  /** Stands {@code topology} up; returns when it serves users. On failure nothing is left. */
  public Deployed deploy(Topology topology, Set<String> proxied) {
    long began = System.nanoTime();
    var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()).substring(2);
    Together.each(topology.nodes(), node -> images.of(node.kind()));
    images.control();
    var networks = Networks.create(engine, subnets, id, Segment.of(topology));
    Map<String, String> containers = new ConcurrentHashMap<>();
    try {
      var deployed = stand(topology, proxied, networks, id, containers);
      LOG.info("{} stands after {} ms", topology.id(), (System.nanoTime() - began) / 1_000_000);
      return deployed;
    } catch (RuntimeException e) {
      Together.each(containers.values(), engine::remove);
      networks.remove(engine);
      throw e;
    }
  }

  private Deployed stand(
      Topology topology,
      Set<String> proxied,
      Networks networks,
      String id,
      Map<String, String> containers) {
    var wiring = new Wiring(topology, networks.subnets(), networks.control().subnet(), proxied);
    var creation = new Creation(engine, networks, wiring, id);
    var machines = new Machines(images, wiring);
    Map<String, Machine> all = new TreeMap<>();
    topology.nodes().forEach(node -> all.put(node.name(), machines.of(node)));
    all.put(Machines.CONTROL, machines.control());
    Together.each(
        List.copyOf(all.values()),
        machine -> {
          var container = creation.create(machine);
          containers.put(machine.name(), container);
          engine.client().startContainerCmd(container).exec();
        });
    var ports = Standing.ports(engine, containers.get(Machines.CONTROL));
    var standing = new Standing(engine, wiring, Map.copyOf(containers), ports);
    var deployed = new Deployed(standing, machines, networks, creation, digests(all));
    try {
      new Replication(standing).wire();
      new Readiness(standing).await();
      deployed.onClose(() -> open.remove(deployed));
      open.add(deployed);
      return deployed;
    } catch (DeploymentException e) {
      var folder = failures.resolve(topology.id() + "-" + id);
      deployed.logs(folder);
      throw new DeploymentException(
          "%s does not stand up: %s; logs are in %s"
              .formatted(topology.id(), e.getMessage(), folder),
          e);
    }
  }

  private Map<String, String> digests(Map<String, Machine> machines) {
    Map<String, String> digests = new TreeMap<>();
    machines.forEach(
        (name, machine) ->
            digests.put(name, "%s@%s".formatted(machine.image(), images.id(machine.image()))));
    return digests;
  }
}
