package loadbearing.harness.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import loadbearing.generator.LoadPlan;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.LoadUnderWay;
import loadbearing.harness.host.Servers;
import loadbearing.harness.inject.Balancers;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Proxies;
import loadbearing.harness.inject.Replicas;
import loadbearing.harness.server.FailsOver;
import loadbearing.harness.server.registry.Homes;
import loadbearing.harness.time.Clock;
import loadbearing.harness.time.Time;
import loadbearing.history.Event;
import loadbearing.history.HostSample;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Sample;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** The servers of a topology, in memory. */
final class MemoryServers implements Servers {
  private static final long SAMPLE_NANOS = 500_000_000;

  private final Homes homes;
  private final Topology topology;
  private final Flaws flaws;
  private final SimulatedTime time;
  private final World world;
  private final MemoryDatabases databases;
  private final Beliefs beliefs;
  private final Net net;
  private final MemoryBalancers balancers;
  private int runs;

  MemoryServers(Homes homes, Flaws flaws, SimulatedTime time) {
    this.homes = homes;
    this.topology = homes.topology();
    this.flaws = flaws;
    this.time = time;
    this.world = new World(topology, flaws.manner());
    this.databases = new MemoryDatabases(topology, world, time, flaws.forgets());
    this.beliefs = new Beliefs(homes, world);
    this.net = new Net(homes, world, databases, beliefs, time);
    this.balancers = new MemoryBalancers(homes, beliefs, net);
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public Time time() {
    return time;
  }

  @Override
  public Control control() {
    return world;
  }

  @Override
  public Balancers balancers() {
    return balancers;
  }

  @Override
  public Replicas replicas() {
    return new MemoryReplicas(world, databases, time);
  }

  @Override
  public Proxies proxies() {
    return world;
  }

  @Override
  public Connection sql(String database) {
    throw new UnsupportedOperationException("servers in memory speak no SQL");
  }

  @Override
  public Balancer balancer(String node) {
    return beliefs.balancer(node);
  }

  @Override
  public URI entry() {
    return URI.create("memory:" + topology.id());
  }

  @Override
  public Map<String, String> images() {
    Map<String, String> images = new TreeMap<>();
    topology.servers().forEach(node -> images.put(node.name(), "memory"));
    return images;
  }

  @Override
  public String container(String node) {
    return "memory-" + node;
  }

  @Override
  public LoadUnderWay load(
      Function<String, LoadPlan> plan, Consumer<String> progress, Consumer<Operation> operations) {
    runs++;
    return MemoryUsers.begin(
        net, plan.apply("memory:80"), time, runs == flaws.diesInRun(), operations);
  }

  @Override
  public Watch watch(Clock clock, Consumer<Event> events) {
    var end = new CountDownLatch(1);
    time.start("samples", () -> sample(clock, end, events));
    time.start("beliefs", () -> beliefs.watch(clock, end, events));
    homes
        .with(FailsOver.class)
        .forEach(
            (node, settings) -> {
              var controller = new MemoryController(topology, node, settings, world, replicas());
              time.start(node, () -> controller.watch(clock, end, events));
            });
    return end::countDown;
  }

  /** A host of two cores with much time to spare. */
  private void sample(Clock clock, CountDownLatch end, Consumer<Event> events) {
    try {
      do {
        long busy = time.nanoTime() / 2;
        events.accept(new HostSample(clock.now(), 2, busy, 3 * busy, 0));
        topology.servers().forEach(node -> events.accept(sample(node, clock)));
      } while (!time.await(end, SAMPLE_NANOS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Sample sample(Node node, Clock clock) {
    return new Sample(node.name(), clock.now(), time.nanoTime() / 100, 0, 0, 0, 1 << 20, 0, 0);
  }

  @Override
  public void cap() {}

  @Override
  public Map<String, Map<Long, Integer>> arrivals() {
    return net.arrivals();
  }

  /** One that follows catches up before it is asked. */
  @Override
  public void kept(Clock clock, Consumer<Event> events) {
    for (var name : databases.names()) {
      var writes = databases.store(name).writes(time.nanoTime());
      events.accept(new Kept(name, clock.now(), writes, true));
    }
  }

  @Override
  public void logs(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder " + folder, e);
    }
  }

  @Override
  public void prove() {
    if (!world.isWhole()) {
      throw new DeploymentException("a fault was left behind in memory");
    }
    balancers.prove();
    databases
        .change()
        .ifPresent(
            change -> {
              throw new DeploymentException(change);
            });
    beliefs.forget();
  }

  @Override
  public void restore() {
    databases.clear();
  }

  @Override
  public void close() {}
}
