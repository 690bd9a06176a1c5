package loadbearing.harness.control;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import loadbearing.harness.container.Creation;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Together;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Flow;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.sample.Freezer;
import loadbearing.harness.sample.Throttling;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Edge;
import loadbearing.topology.Link;
import loadbearing.topology.Topology;

/** The hand on nodes that are containers. */
public final class DockerControl implements Control {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int STOP_SECONDS = 10;
  private static final double BILLION = 1e9;
  private static final double CPU_ROUNDING = 1e-6;

  private final Standing standing;
  private final Creation creation;
  private final Filters filters;
  private final Probe probe;
  private final Set<String> unplugged = ConcurrentHashMap.newKeySet();

  public DockerControl(Standing standing, Homes homes, Creation creation) {
    this.standing = standing;
    this.creation = creation;
    this.filters = new Filters(standing);
    this.probe = new Probe(standing, homes, creation.name(Machine.GENERATOR));
  }

  @Override
  public Topology topology() {
    return standing.wiring().topology();
  }

  @Override
  public void kill(String node) {
    standing.engine().run(standing.container(node), PATIENCE, "/loadbearing/kill");
  }

  @Override
  public void revive(String node) {
    standing.engine().run(standing.container(node), PATIENCE, "/loadbearing/revive");
  }

  @Override
  public void crash(String node) {
    if (unplugged.add(node)) {
      var container = standing.container(node);
      standing
          .wiring()
          .addresses(node)
          .keySet()
          .forEach(segment -> creation.disconnect(container, segment));
      filters.forget(node);
      ignore(() -> standing.engine().client().killContainerCmd(container).exec());
    }
  }

  @Override
  public void pause(String node) {
    var container = standing.container(node);
    if (!Boolean.TRUE.equals(state(node).getPaused())) {
      standing.engine().client().pauseContainerCmd(container).exec();
    }
  }

  @Override
  public void resume(String node) {
    var container = standing.container(node);
    if (Boolean.TRUE.equals(state(node).getPaused())) {
      standing.engine().client().unpauseContainerCmd(container).exec();
    }
  }

  @Override
  public void stop(String node) {
    var container = standing.container(node);
    filters.forget(node);
    ignore(
        () ->
            standing
                .engine()
                .client()
                .stopContainerCmd(container)
                .withTimeout(STOP_SECONDS)
                .exec());
  }

  @Override
  public void boot(String node) {
    var container = standing.container(node);
    if (unplugged.remove(node)) {
      standing
          .wiring()
          .addresses(node)
          .forEach((s, address) -> creation.connect(container, s, address));
    }
    if (!Boolean.TRUE.equals(state(node).getRunning())) {
      ignore(() -> standing.engine().client().startContainerCmd(container).exec());
      filters.restore(node);
    }
  }

  @Override
  public String run(String node, Duration patience, String... command) {
    return standing.engine().run(standing.container(node), patience, command);
  }

  @Override
  public void cap(String node, double cpus) {
    long nanos = (long) (Math.min(cpus, cores()) * BILLION);
    standing
        .engine()
        .client()
        .updateContainerCmd(standing.container(node))
        .withNanoCPUs(nanos)
        .withCpuShares(Machine.USUAL)
        .exec();
  }

  @Override
  public double cap(String node) {
    var host =
        standing
            .engine()
            .client()
            .inspectContainerCmd(standing.container(node))
            .exec()
            .getHostConfig();
    var nanos = host.getNanoCPUs();
    return nanos == null || nanos == 0 || nanos / BILLION >= cores()
        ? Double.POSITIVE_INFINITY
        : nanos / BILLION;
  }

  @Override
  public void drop(String at, String peer, Direction direction) {
    filters.drop(at, peer, direction);
  }

  @Override
  public void part(Link link, Set<String> from) {
    filters.part(link, from);
  }

  @Override
  public void join(Link link) {
    filters.join(link);
  }

  @Override
  public void undrop(String at, String peer) {
    filters.undrop(at, peer);
  }

  @Override
  public Reach reach(Edge edge, Duration patience) {
    return probe.reach(edge, patience);
  }

  @Override
  public Reach reach(String node, Duration patience) {
    return probe.reach(node, patience);
  }

  @Override
  public Flow stream(Edge edge, int times, Duration patience) {
    return probe.stream(edge, times, patience);
  }

  @Override
  public long packets(Edge edge) {
    return filters.packets(edge);
  }

  @Override
  public long dropped(String at, String peer) {
    return filters.dropped(at, peer);
  }

  @Override
  public boolean isFrozen(String node) {
    return Freezer.isFrozen(standing.engine(), standing.container(node));
  }

  @Override
  public Duration throttled(String node) {
    return Throttling.of(standing.engine(), standing.container(node));
  }

  /** Throws if a node is unplugged, frozen or limited to less than its budget, or drops packets. */
  public void prove() {
    require(unplugged.isEmpty(), "nodes %s are unplugged".formatted(unplugged));
    require(filters.isEmpty(), "packets are still dropped");
    Together.each(
        topology().servers(),
        node -> {
          var name = node.name();
          require(
              !Boolean.TRUE.equals(state(name).getPaused()), "node '%s' is frozen".formatted(name));
          require(
              cap(name) >= node.budget().cpus() - CPU_ROUNDING,
              "node '%s' is limited to %s cores, its budget is %s"
                  .formatted(name, cap(name), node.budget().cpus()));
        });
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new DeploymentException("a fault was left behind: " + otherwise);
    }
  }

  /** Undoes whatever was done; nodes that are killed anyway need no more than that. */
  public void heal() {
    filters.close();
  }

  private int cores() {
    return standing.engine().cores();
  }

  private ContainerState state(String node) {
    return standing
        .engine()
        .client()
        .inspectContainerCmd(standing.container(node))
        .exec()
        .getState();
  }

  /** Doing it twice is the same as doing it once: the engine objects to that. */
  private static void ignore(Runnable effect) {
    try {
      effect.run();
    } catch (NotModifiedException | ConflictException e) {
      return;
    } catch (DockerException e) {
      // Of older interfaces: 500 with these words.
      if (!String.valueOf(e.getMessage()).contains("is not running")) {
        throw e;
      }
    }
  }
}
