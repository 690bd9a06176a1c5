package loadbearing.harness.deploy;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import loadbearing.generator.LoadPlan;
import loadbearing.harness.container.Creation;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.control.DockerControl;
import loadbearing.harness.engine.Await;
import loadbearing.harness.engine.Logs;
import loadbearing.harness.engine.TakeDown;
import loadbearing.harness.engine.Together;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.LoadUnderWay;
import loadbearing.harness.host.Servers;
import loadbearing.harness.image.Images;
import loadbearing.harness.inject.Balancers;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Proxies;
import loadbearing.harness.inject.Replicas;
import loadbearing.harness.inject.toxiproxy.Toxics;
import loadbearing.harness.network.Networks;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.sample.HostSampling;
import loadbearing.harness.sample.Sampling;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.HasOpinions;
import loadbearing.harness.server.Joins;
import loadbearing.harness.server.KeepsData;
import loadbearing.harness.server.KeepsWrites;
import loadbearing.harness.server.KnowsRoles;
import loadbearing.harness.server.LogsArrivals;
import loadbearing.harness.server.SendsWrites;
import loadbearing.harness.server.TakesSql;
import loadbearing.harness.server.registry.Homes;
import loadbearing.harness.time.Clock;
import loadbearing.harness.time.Time;
import loadbearing.history.Event;
import loadbearing.history.Operation;
import loadbearing.topology.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology that stands in containers. */
public final class Deployed implements Servers {
  private static final Logger LOG = LoggerFactory.getLogger(Deployed.class);
  private static final Duration TOXIPROXY = Duration.ofSeconds(15);
  private static final Duration SQL = Duration.ofSeconds(5);

  private final Standing standing;
  private final Homes homes;
  private final Images builder;
  private final Networks networks;
  private final Creation creation;
  private final DockerControl control;
  private final Toxics toxics;
  private final Map<String, String> images;
  private final Guests guests;
  private final AtomicBoolean closed = new AtomicBoolean();
  private Runnable closing = () -> {};

  Deployed(
      Standing standing,
      Homes homes,
      Images builder,
      Networks networks,
      Creation creation,
      Map<String, String> images) {
    this.standing = standing;
    this.homes = homes;
    this.builder = builder;
    this.networks = networks;
    this.creation = creation;
    this.guests = new Guests(standing, creation);
    this.control = new DockerControl(standing, homes, creation);
    this.toxics = toxics(standing);
    this.images = Map.copyOf(images);
  }

  private static Toxics toxics(Standing standing) {
    var toxics = connect(standing.address(Wiring.TOXIPROXY));
    for (var route : standing.wiring().proxies()) {
      toxics.route(route.name(), route.listen().toString(), route.upstream().toString());
    }
    return toxics;
  }

  /** A published port takes connections before the process behind it does. */
  private static Toxics connect(InetSocketAddress address) {
    var connected = new AtomicReference<Toxics>();
    Await.until(
        TOXIPROXY,
        () -> {
          try {
            connected.set(Toxics.connect(address.getHostString(), address.getPort()));
            return Optional.empty();
          } catch (UncheckedIOException e) {
            return Optional.of("%s: %s".formatted(e.getMessage(), e.getCause().getMessage()));
          }
        },
        last ->
            new DeploymentException(
                "the control container is not ready after %d s: %s"
                    .formatted(TOXIPROXY.toSeconds(), last)));
    return connected.get();
  }

  @Override
  public Topology topology() {
    return standing.wiring().topology();
  }

  @Override
  public Time time() {
    return Time.SYSTEM;
  }

  @Override
  public Control control() {
    return control;
  }

  @Override
  public Connection sql(String database) {
    return able(database, TakesSql.class, "takes no SQL from outside its machine")
        .sql(standing, SQL);
  }

  @Override
  public Balancer balancer(String node) {
    return able(node, Balances.class, "is no balancer").balancer(standing);
  }

  private <P> P able(String node, Class<P> power, String lack) {
    return homes
        .of(node, power)
        .orElseThrow(() -> new IllegalArgumentException("node '%s' %s".formatted(node, lack)));
  }

  @Override
  public URI entry() {
    var address = standing.address(standing.wiring().entryPort());
    return URI.create("http://%s:%d".formatted(address.getHostString(), address.getPort()));
  }

  @Override
  public Balancers balancers() {
    return new OperatingBalancers(standing, homes);
  }

  @Override
  public Replicas replicas() {
    return new Replicating(standing, homes);
  }

  @Override
  public Proxies proxies() {
    return toxics;
  }

  @Override
  public Map<String, String> images() {
    return images;
  }

  @Override
  public String container(String node) {
    return creation.name(topology().node(node).name());
  }

  /** The container that users stand in, with these settings. */
  Machine users(Settings settings) {
    return Surroundings.generator(builder, standing.wiring(), settings);
  }

  Standing standing() {
    return standing;
  }

  /** Lets a container join that is no node. */
  String join(Machine machine) {
    return guests.join(machine);
  }

  @Override
  public LoadUnderWay load(
      Function<String, LoadPlan> plan, Consumer<String> progress, Consumer<Operation> operations) {
    var target = "www:" + standing.wiring().entry().port();
    return GeneratorContainer.start(this, plan.apply(target), progress, operations);
  }

  @Override
  public void cap() {
    Together.each(topology().servers(), node -> control.cap(node.name(), node.budget().cpus()));
  }

  @Override
  public Watch watch(Clock clock, Consumer<Event> events) {
    var opinions = Opinions.listen(standing, homes.with(HasOpinions.class), clock, events);
    var sampling = Sampling.start(standing.engine(), guests.withNodes(), clock, events);
    var host = HostSampling.start(clock, events);
    var roles = Roles.watch(standing, homes.with(KnowsRoles.class), clock, events);
    return () -> {
      roles.close();
      host.close();
      opinions.close();
      sampling.close();
    };
  }

  @Override
  public Map<String, Map<Long, Integer>> arrivals() {
    return Arrivals.read(standing, homes.with(LogsArrivals.class));
  }

  @Override
  public void kept(Clock clock, Consumer<Event> events) {
    Keeping.ask(standing, homes.with(KeepsWrites.class), clock, events);
  }

  @Override
  public void logs(Path folder) {
    new Logs(standing.engine()).write(guests.withNodes(), folder);
  }

  @Override
  public void prove() {
    control.prove();
    toxics.prove();
    await();
    homes.with(SendsWrites.class).values().forEach(this::proveWrites);
    proveJoined();
  }

  private void proveWrites(SendsWrites writer) {
    writer
        .astray(standing)
        .ifPresent(
            where -> {
              throw new DeploymentException("an operator's act stayed: " + where);
            });
  }

  @Override
  public void restore() {
    homes.with(KeepsData.class).values().forEach(it -> it.restore(standing));
    proveJoined();
  }

  private void proveJoined() {
    Together.each(homes.with(Joins.class).values(), it -> it.prove(standing));
  }

  /** Waits until every node does its work. */
  void await() {
    new Readiness(standing, homes).await();
  }

  /** Has {@code closing} run before this closes. */
  void onClose(Runnable closing) {
    this.closing = closing;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    closing.run();
    heal();
    new TakeDown(standing.engine()).run(guests.close(), networks.ids());
  }

  /** Packets that are still dropped at a node go with it. */
  private void heal() {
    try {
      control.heal();
    } catch (RuntimeException e) {
      LOG.warn(
          "what was done to {} is not undone, it is removed all the same: {}",
          topology().id(),
          e.toString());
    }
  }
}
