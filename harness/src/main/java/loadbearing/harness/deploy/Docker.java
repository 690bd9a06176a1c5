package loadbearing.harness.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import loadbearing.harness.container.Creation;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.Sweep;
import loadbearing.harness.engine.Together;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.Host;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Networks;
import loadbearing.harness.network.Segment;
import loadbearing.harness.network.Subnets;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.Joins;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands topologies up in containers. */
public final class Docker implements Host {
  private static final Logger LOG = LoggerFactory.getLogger(Docker.class);

  private final Engine engine;
  private final Images images;
  private final Subnets subnets;
  private final Path failures;
  private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

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
  public static Docker connect(Path failures) {
    var engine = Engine.connect();
    new Sweep(engine).run();
    var docker = new Docker(engine, new Images(engine), Subnets.ofHost(), failures);
    // Ctrl-C: the reaper would do it too, ten seconds later.
    Runtime.getRuntime().addShutdownHook(new Thread(docker::close, "take-down"));
    return docker;
  }

  @Override
  public Map<String, String> facts() {
    return engine.facts();
  }

  @Override
  public boolean isReal() {
    return true;
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
  }

  @Override
  public void require(Topology topology) {
    require(Homes.of(topology));
  }

  private void require(Homes homes) {
    List<Recipe> recipes = new ArrayList<>(recipes(homes));
    recipes.add(Surroundings.generatorRecipe());
    images.require(recipes);
  }

  private List<Recipe> recipes(Homes homes) {
    return Stream.concat(
            homes.all().stream().map(server -> server.recipe(images)),
            Stream.of(Surroundings.controlRecipe()))
        .toList();
  }

  @Override
  public Deployed stand(Topology topology, Set<String> proxied) {
    long began = System.nanoTime();
    var homes = Homes.of(topology);
    require(homes);
    var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()).substring(2);
    Together.each(recipes(homes), images::of);
    var rising = new Rising(engine);
    Runnable abandon = rising::close;
    open.add(abandon);
    try {
      var deployed = rise(homes, proxied, id, rising);
      LOG.info("{} stands after {} ms", topology.id(), (System.nanoTime() - began) / 1_000_000);
      return deployed;
    } catch (RuntimeException e) {
      rising.close();
      throw e;
    } finally {
      open.remove(abandon);
    }
  }

  private Deployed rise(Homes homes, Set<String> proxied, String id, Rising rising) {
    var topology = homes.topology();
    Networks networks;
    Wiring wiring;
    Creation creation;
    Map<String, Machine> all = new TreeMap<>();
    try {
      networks = Networks.create(engine, subnets, id, Segment.of(topology));
      rising.stands(networks);
      wiring = new Wiring(topology, networks.subnets(), networks.control().subnet(), proxied);
      creation = new Creation(engine, networks, wiring, id);
      for (var server : homes.all()) {
        all.put(server.node().name(), machine(server, wiring));
      }
      all.put(Machine.CONTROL, Surroundings.control(images, wiring));
      var maker = creation;
      Together.each(List.copyOf(all.values()), machine -> rising.start(machine, maker));
    } finally {
      rising.madeAll();
    }
    var containers = rising.containers();
    var ports = Standing.ports(engine, containers.get(Machine.CONTROL));
    var standing = new Standing(engine, wiring, containers, ports);
    var deployed = new Deployed(standing, homes, images, networks, creation, digests(all));
    try {
      Together.each(homes.with(Joins.class).values(), it -> it.join(standing));
      deployed.await();
      Runnable down = deployed::close;
      deployed.onClose(() -> open.remove(down));
      open.add(down);
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

  private Machine machine(Server server, Wiring wiring) {
    var node = server.node();
    return new Machine(
        node.name(),
        images.of(server.recipe(images)),
        server.settings(wiring),
        wiring.addresses(node.name()),
        node.budget().memoryMebibytes());
  }

  private Map<String, String> digests(Map<String, Machine> machines) {
    Map<String, String> digests = new TreeMap<>();
    machines.forEach(
        (name, machine) ->
            digests.put(name, "%s@%s".formatted(machine.image(), images.id(machine.image()))));
    return digests;
  }
}
