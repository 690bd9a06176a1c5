package loadbearing.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.Servers;
import loadbearing.harness.inject.CustomFaults;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.topology.Topology;

/**
 * A topology that stands. Any number of runs are made in it, one after the other, each with its own
 * time zero, folder, arrivals and writes. Closing takes it down.
 *
 * <p>A run finds what it would find in a deployment of its own: before any but the first the
 * servers are proved healthy and their data is made what it was. Where that cannot be, no further
 * run is made. Only its warm-up is shorter, for the servers are warm.
 */
public final class Deployment implements AutoCloseable {
  /** Warm-up of servers that are warm, for the generator and its connections. */
  private static final Duration WARM = Duration.ofSeconds(6);

  private final Servers servers;
  private final Set<String> proxied;
  private final Laboratory laboratory;
  private final Progress progress;
  private int runs;

  /** Whether nothing has run since it was proved healthy. */
  private boolean isProved = true;

  private Optional<String> broken = Optional.empty();

  Deployment(Servers servers, Set<String> proxied, Laboratory laboratory, Progress progress) {
    this.servers = servers;
    this.progress = progress;
    this.proxied = Set.copyOf(proxied);
    this.laboratory = laboratory;
  }

  /** What stands. */
  public Topology topology() {
    return servers.topology();
  }

  /** Its servers, for whoever looks or acts by hand. */
  public Servers servers() {
    return servers;
  }

  /** How many runs were made or begun here. */
  public int runs() {
    return runs;
  }

  /** Why no further run can be made here; empty if one can, which is proved now. */
  public Optional<String> obstacle() {
    if (broken.isEmpty() && runs > 0) {
      try {
        servers.prove();
        isProved = true;
      } catch (RuntimeException e) {
        broken = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return broken;
  }

  /**
   * Makes a run.
   *
   * @throws DeploymentException if the outside world did not do its part; no other run can be made
   *     here then
   * @throws IllegalArgumentException if the plan names what does not stand here, needs edges that
   *     pass no proxy here, or has a script that nobody can play
   */
  public Run run(Plan plan) {
    fits(plan);
    var operator = Operator.of(plan.script());
    (isProved ? broken : obstacle())
        .ifPresent(
            why -> {
              throw new DeploymentException(
                  "%s is not used again: %s".formatted(topology().id(), why));
            });
    boolean isFirst = runs == 0;
    runs++;
    isProved = false;
    try {
      if (!isFirst) {
        servers.restore();
      }
      var id = laboratory.nextId(topology());
      var folder = new RunFolder(laboratory.folder(id));
      var here = isFirst ? plan : plan.warmedUp(atMost(plan.warmUp()));
      new RunSteps(servers, here.proxied(proxied), operator, laboratory, progress, isFirst)
          .carryOut(id, folder).stream()
              .findFirst()
              .ifPresent(fault -> broken = Optional.of(fault));
      return folder.read();
    } catch (RuntimeException e) {
      broken = Optional.of("a run failed here: " + e.getMessage());
      throw e;
    }
  }

  private static Duration atMost(Duration warmUp) {
    return warmUp.compareTo(WARM) < 0 ? warmUp : WARM;
  }

  private void fits(Plan plan) {
    plan.check(topology());
    CustomFaults.check(plan.schedule(), topology());
    if (!topology().spread(proxied).containsAll(topology().spread(plan.proxied()))) {
      throw new IllegalArgumentException(
          "edges %s pass a proxy here, the plan needs %s".formatted(proxied, plan.proxied()));
    }
  }

  @Override
  public void close() {
    servers.close();
  }
}
