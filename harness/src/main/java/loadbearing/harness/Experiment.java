package loadbearing.harness;

import loadbearing.history.Plan;
import loadbearing.topology.Topology;

/**
 * What to stand up, and how to drive and break it.
 *
 * @param topology what stands up
 * @param plan how it is driven; everything it names is in the topology
 */
public record Experiment(Topology topology, Plan plan) {
  public Experiment {
    plan.check(topology);
  }
}
