package loadbearing.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.availability.Failover;
import loadbearing.fault.Schedule;
import loadbearing.harness.Experiment;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.Script;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/** The experiments that several claims, and the comparison, share. */
public final class Experiments {
  /**
   * A failover of databases and their clients fits in, copies that count as stale for want of
   * writes included, and then some seconds in which it is judged.
   */
  private static final Duration DOWN = Duration.ofSeconds(10);

  /** Time in which a calm load has enough operations of each goal. */
  private static final Duration JUDGED = Duration.ofSeconds(4);

  /** What a killed database and its balancer need to be back. */
  private static final Duration REST = Duration.ofSeconds(8);

  private static final Duration LEAD = Duration.ofSeconds(4);

  /** Requests a second that the smallest architecture answers without queueing. */
  private static final Load CALM = new Load.Open(40);

  /** Users who meet at few objects and leave the host time to spare. */
  private static final Load CROWD = new Load.Closed(8);

  /** Where no speed is judged, code need not be warm. */
  private static final Duration SHORT_WARM_UP = Duration.ofSeconds(6);

  private static final long SEED = 20_261_121;

  private Experiments() {}

  /** As many answers as closed users can get, with nothing broken. */
  public static Experiment saturation(Topology topology, String workload, Profile profile) {
    return experiment(
        topology,
        workload,
        new Load.Closed(16),
        profile,
        profile.window().multipliedBy(2),
        List.of());
  }

  /** A few closed users and nothing broken, to see what they read; no speed is judged. */
  static Experiment crowd(Topology topology, String workload, Duration duration) {
    return crowd(topology, workload, duration, new Script.None());
  }

  /** The same, with a script beside the load. */
  static Experiment crowd(Topology topology, String workload, Duration duration, Script script) {
    return new Experiment(
        topology,
        Plan.of(Workloads.of(workload), CROWD, duration)
            .warmedUp(SHORT_WARM_UP)
            .seeded(SEED)
            .scripted(script));
  }

  /**
   * Each of {@code nodes} is killed in turn under a calm load, and comes back before the next one
   * goes. Where the profile is thorough each is frozen and starved too, and each edge between them
   * and users is cut.
   */
  public static Experiment tour(Topology topology, List<String> nodes, Profile profile) {
    return tour(topology, "mixed", nodes, profile);
  }

  /** The same with users of another kind. */
  static Experiment tour(Topology topology, String workload, List<String> nodes, Profile profile) {
    List<String> faults = new ArrayList<>();
    var at = LEAD;
    var down = down(topology);
    for (var fault : faults(topology, nodes, profile)) {
      faults.add("%s at %ds for %ds".formatted(fault, at.toSeconds(), down.toSeconds()));
      at = at.plus(down).plus(REST);
    }
    return experiment(topology, workload, CALM, profile, at, faults);
  }

  /** Longer where failover is: some seconds are left to judge what comes after it. */
  private static Duration down(Topology topology) {
    var settled = Duration.ofNanos(Failover.of(topology).detection()).plus(JUDGED);
    return settled.compareTo(DOWN) > 0 ? Duration.ofSeconds(settled.toSeconds() + 1) : DOWN;
  }

  private static List<String> faults(Topology topology, List<String> nodes, Profile profile) {
    var kills = nodes.stream().map("kill %s"::formatted);
    if (!profile.isThorough()) {
      return kills.toList();
    }
    var freezes = nodes.stream().map("pause %s"::formatted);
    var hunger = nodes.stream().map("starve %s to 0.02 cpus"::formatted);
    var cuts =
        topology.edges().stream()
            .filter(edge -> nodes.contains(edge.to()))
            .filter(edge -> nodes.contains(edge.from()) || topology.isUsers(edge.from()))
            .map(edge -> "cut " + edge.name());
    return Stream.of(kills, freezes, hunger, cuts).flatMap(it -> it).toList();
  }

  /**
   * One node of each part: of those that are alike the first, for the others are like it; but each
   * of several masters, of which users are promised that any may go.
   */
  public static List<String> parts(Topology topology) {
    return topology.servers().stream()
        .map(
            node ->
                node.kind() instanceof Kind.Database database
                        && database.role() == Kind.Role.PRIMARY
                    ? node.name()
                    : topology.alike(node.name()).getFirst().name())
        .distinct()
        .toList();
  }

  /** The plan of a stored run. */
  public static Experiment again(Run run) {
    return new Experiment(run.topology(), run.plan());
  }

  /** {@code faults} under a calm load. */
  public static Experiment disturbed(
      Topology topology, String workload, Duration duration, List<String> faults, Profile profile) {
    return experiment(topology, workload, CALM, profile, duration, faults);
  }

  private static Experiment experiment(
      Topology topology,
      String workload,
      Load load,
      Profile profile,
      Duration duration,
      List<String> faults) {
    var schedule = Schedule.parse(faults, topology, duration);
    return new Experiment(
        topology,
        Plan.of(Workloads.of(workload), load, duration)
            .warmedUp(profile.warmUp())
            .broken(schedule)
            .seeded(SEED));
  }
}
