package loadbearing.harness.programme;

import java.util.List;
import loadbearing.fault.Act;
import loadbearing.fault.Fault;
import loadbearing.fault.Intervention;
import loadbearing.fault.NodeFault;
import loadbearing.fault.SiteFault;
import loadbearing.harness.Experiment;
import loadbearing.history.Plan;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * A run that somebody needs.
 *
 * @param experiment the topology and the plan
 * @param asked the same as it was asked for, if another topology does for it
 * @param isAlone whether speed is judged, so that nothing else may use the machine meanwhile and no
 *     other edges may pass a proxy
 * @param cores what its servers and users are expected to use, above zero; what they used is held
 *     against it
 * @param orOn other topologies that will do as well, where one of them stands anyway
 */
public record Need(
    Experiment experiment, Experiment asked, boolean isAlone, double cores, List<Topology> orOn) {
  /** What a calm load on a few servers uses, and its generator: 0.2 to 0.35 were measured. */
  private static final double CALM = 0.4;

  public Need {
    if (!(cores > 0)) {
      throw new IllegalArgumentException("a need uses more than 0 cores; got " + cores);
    }
    orOn = List.copyOf(orOn);
  }

  /** A need of a calm load, which shares what it can. */
  public static Need of(Experiment experiment) {
    return new Need(experiment, experiment, false, CALM, List.of());
  }

  /** The same, of which speed is judged. */
  public Need alone() {
    return new Need(experiment, asked, true, cores, orOn);
  }

  /** The same, expected to use {@code cores}. */
  public Need using(double cores) {
    return new Need(experiment, asked, isAlone, cores, orOn);
  }

  /** The same, for which {@code others} will do too. */
  public Need orOn(Topology... others) {
    return new Need(experiment, asked, isAlone, cores, List.of(others));
  }

  /** The same on another topology. */
  Need on(Topology topology) {
    return new Need(new Experiment(topology, experiment.plan()), asked, isAlone, cores, List.of());
  }

  /** Whether it leaves room for others beside it. */
  boolean isCalm() {
    return !isAlone && cores <= CALM;
  }

  /** What is to stand. */
  public Topology topology() {
    return experiment.topology();
  }

  /** How it is driven. */
  public Plan plan() {
    return experiment.plan();
  }

  /** How hard it is on a deployment: the harder, the later it is made. */
  int harm() {
    return plan().schedule().planned().stream()
        .mapToInt(planned -> isChanging() ? 3 : harm(planned.what()))
        .max()
        .orElse(0);
  }

  /** A controller answers faults with acts of its own. */
  private boolean isChanging() {
    return topology().edges().stream().anyMatch(edge -> edge.is(Purpose.Watches.class));
  }

  /** What an operator did stays when the run is over. */
  private static int harm(Intervention what) {
    return switch (what) {
      case Act act -> 3;
      case NodeFault fault -> 2;
      case SiteFault fault -> 2;
      case Fault fault -> 1;
    };
  }
}
