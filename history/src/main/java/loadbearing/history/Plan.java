package loadbearing.history;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.fault.Schedule;
import loadbearing.topology.Topology;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;

/**
 * How a run is driven, whole: the same plan on the same topology asks and breaks the same again.
 *
 * <p>Start with {@link #of} and say what differs from the usual.
 *
 * @param workload what users ask, in full, so that a stored run needs no catalogue
 * @param load how much they ask
 * @param warmUp load before time zero, zero or more; nodes get their CPU limits when two thirds of
 *     it are over
 * @param duration load from time zero, above zero
 * @param schedule what breaks; its times count from time zero
 * @param seed of every random choice
 * @param proxied names of the edges that pass through a proxy, and of links of which all edges do;
 *     those that the schedule disturbs always do
 * @param deadline what a user waits for an answer, 10 ms or more
 * @param pageWork how much CPU a page costs, in rounds of the node's hash, in [1, 100000]
 * @param script what is done by a script beside the load
 * @param quiet the last part of the duration, in which nobody writes and what would write reads the
 *     same objects; zero or more, and less than the duration
 */
public record Plan(
    Workload workload,
    Load load,
    Duration warmUp,
    Duration duration,
    Schedule schedule,
    long seed,
    Set<String> proxied,
    Duration deadline,
    int pageWork,
    Script script,
    Duration quiet) {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /** A millisecond of CPU: what clones wait for is the page, not the way to it. */
  private static final int PAGE_WORK = 100;

  public Plan {
    require(!warmUp.isNegative(), "warm-up must not be negative; got " + warmUp);
    require(duration.isPositive(), "duration must be above zero; got " + duration);
    require(deadline.toMillis() >= 10, "deadline must be 10 ms or more; got " + deadline);
    require(pageWork >= 1 && pageWork <= 100_000, "page work must be 1 to 100000; got " + pageWork);
    require(
        !quiet.isNegative() && quiet.compareTo(duration) < 0,
        "quiet must be zero or more, and less than the duration; got " + quiet);
    if (quiet.isPositive()) {
      workload.mix().keySet().forEach(Action::reading);
    }
    var edges = new TreeSet<>(proxied);
    edges.addAll(schedule.edges());
    proxied = Set.copyOf(edges);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * The usual plan: no warm-up, nothing breaks, seed 1, users wait 1 s for an answer, a page costs
   * 1 ms.
   */
  public static Plan of(Workload workload, Load load, Duration duration) {
    return new Plan(
        workload,
        load,
        Duration.ZERO,
        duration,
        Schedule.none(),
        1,
        Set.of(),
        DEADLINE,
        PAGE_WORK,
        new Script.None(),
        Duration.ZERO);
  }

  /** This plan with a warm-up. */
  public Plan warmedUp(Duration warmUp) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, proxied, deadline, pageWork, script,
        quiet);
  }

  /** This plan with what {@code schedule} breaks. */
  public Plan broken(Schedule schedule) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, proxied, deadline, pageWork, script,
        quiet);
  }

  /** This plan with another seed. */
  public Plan seeded(long seed) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, proxied, deadline, pageWork, script,
        quiet);
  }

  /** This plan with these edges through a proxy. */
  public Plan proxied(Set<String> edges) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, edges, deadline, pageWork, script, quiet);
  }

  /** This plan with users of another patience. */
  public Plan answeredWithin(Duration deadline) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, proxied, deadline, pageWork, script,
        quiet);
  }

  /** This plan with pages of another cost. */
  public Plan pages(int pageWork) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, proxied, deadline, pageWork, script,
        quiet);
  }

  /** This plan with a script beside the load. */
  public Plan scripted(Script script) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, proxied, deadline, pageWork, script,
        quiet);
  }

  /** This plan with a last part in which nobody writes. */
  public Plan quiet(Duration quiet) {
    return new Plan(
        workload, load, warmUp, duration, schedule, seed, proxied, deadline, pageWork, script,
        quiet);
  }

  /** Whether what is due {@code at}, ns since time zero, only reads. */
  public boolean isQuiet(long at) {
    return quiet.isPositive() && at >= duration.minus(quiet).toNanos();
  }

  /**
   * Holds the plan against what will stand up.
   *
   * @throws IllegalArgumentException naming the first thing that {@code topology} does not have
   */
  public void check(Topology topology) {
    schedule.check(topology, duration);
    topology.spread(proxied);
    script.check(topology, duration);
  }
}
