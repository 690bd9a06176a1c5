package loadbearing.harness;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.fault.Schedule;
import loadbearing.history.Run;
import loadbearing.topology.Topology;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;

/**
 * What to stand up, how to drive it and what to break.
 *
 * @param topology what stands up
 * @param workload what users ask
 * @param load how much they ask
 * @param warmUp load before time zero; nodes get their CPU limits when two thirds of it are over
 * @param duration load from time zero, above zero
 * @param schedule what breaks; its times count from time zero
 * @param seed of every random choice
 * @param proxied names of the edges that pass through a proxy; those that the schedule disturbs
 *     always do
 */
public record Experiment(
    Topology topology,
    Workload workload,
    Load load,
    Duration warmUp,
    Duration duration,
    Schedule schedule,
    long seed,
    Set<String> proxied) {
  public Experiment {
    schedule.check(topology, duration);
    var edges = new TreeSet<>(proxied);
    edges.addAll(schedule.edges());
    edges.forEach(topology::edge);
    proxied = Set.copyOf(edges);
  }

  /** The same where {@code edges} pass through a proxy, which may be more than it needs. */
  Experiment through(Set<String> edges) {
    return new Experiment(topology, workload, load, warmUp, duration, schedule, seed, edges);
  }

  /** The settings as a run keeps them. */
  public Run.Settings settings() {
    return new Run.Settings(
        workload.name(),
        load.toString(),
        warmUp.toNanos(),
        duration.toNanos(),
        schedule.words(),
        seed,
        proxied.stream().sorted().toList());
  }
}
