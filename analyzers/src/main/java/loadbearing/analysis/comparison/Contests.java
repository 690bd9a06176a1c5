package loadbearing.analysis.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Subject;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.capacity.Undisturbed;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.NodeFault;
import loadbearing.fault.Planned;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.workload.Load;

/**
 * At what the runs of a comparison may be measured against each other: like with like, so only
 * valid runs of the same workload and load, the first of each architecture; for availability also
 * of the same faults at the same times on the same kind of node.
 */
public final class Contests {
  private Contests() {}

  /** All that {@code runs} may be measured at. */
  public static List<Contest> of(List<JudgedRun> runs) {
    var valid = runs.stream().filter(JudgedRun::isValid).toList();
    return Stream.concat(
            alike(valid, JudgedRun::conditions)
                .flatMap(group -> speed(group.getFirst().conditions(), group)),
            alike(valid, run -> run.conditions() + "; " + shape(run))
                .filter(group -> !shape(group.getFirst()).isEmpty())
                .flatMap(Contests::availability))
        .toList();
  }

  private static Stream<Contest> speed(String conditions, List<JudgedRun> runs) {
    var latency =
        contest(
            "latency, p95 of a typical second (" + conditions + ")",
            "ms",
            false,
            runs,
            run -> run.find(Undisturbed.TYPICAL_P95, Subject.run()));
    var throughput =
        contest(
            "throughput outside faults (" + conditions + ")",
            "1/s",
            true,
            runs,
            run -> run.find(Undisturbed.THROUGHPUT, Subject.run()));
    var capacity = contest("capacity", "1/s", true, runs, Contests::capacity);
    return isOpen(runs) ? Stream.of(capacity, latency) : Stream.of(capacity, throughput, latency);
  }

  /** Where the plan says how many arrive, throughput is the plan's and nobody's merit. */
  private static boolean isOpen(List<JudgedRun> runs) {
    return runs.getFirst().run().plan().load() instanceof Load.Open;
  }

  private static Stream<Contest> availability(List<JudgedRun> runs) {
    return Toll.GOALS.stream()
        .map(
            goal ->
                contest(
                    Aspect.word(goal) + " served under faults (" + shape(runs.getFirst()) + ")",
                    "%",
                    true,
                    runs,
                    run -> run.find(Availability.AVAILABILITY, Subject.of(goal))));
  }

  /** The faults of a run with what they hit in general: {@code kill database at 10s for 5s}. */
  private static String shape(JudgedRun run) {
    return run.run().plan().schedule().planned().stream()
        .map(planned -> general(run.run().topology(), planned).words())
        .collect(Collectors.joining("; "));
  }

  private static Planned general(Topology topology, Planned planned) {
    return planned.what() instanceof NodeFault fault
        ? planned.with(fault.onto(general(topology.node(fault.node()).kind())))
        : planned;
  }

  /** Losing the only server is losing the database; which of several replicas makes no odds. */
  private static String general(Kind kind) {
    return switch (kind) {
      case Kind.SingleServer server -> "database";
      case Kind.AppNode app -> "app";
      case Kind.LoadBalancer balancer -> "balancer";
      case Kind.DatabaseBalancer balancer -> "read-balancer";
      case Kind.Redis redis -> "store";
      case Kind.Controller controller -> "controller";
      case Kind.Service service -> "service";
      case Kind.Users users -> "users";
      case Kind.Database database -> general(database.role());
      case Kind.Member member -> general(member.role());
    };
  }

  private static String general(Kind.Role role) {
    return role == Kind.Role.PRIMARY ? "database" : "replica";
  }

  /** That of the best number of clones. */
  public static Optional<Finding> capacity(JudgedRun run) {
    return run.findings().stream()
        .filter(finding -> finding.measure().equals(Scaling.CAPACITY))
        .max(Comparator.comparingDouble(Finding::value));
  }

  private static Contest contest(
      String what,
      String unit,
      boolean isMoreBetter,
      List<JudgedRun> runs,
      Function<JudgedRun, Optional<Finding>> value) {
    return new Contest(
        what,
        unit,
        isMoreBetter,
        runs.stream()
            .flatMap(run -> Contest.Entry.of(run.run().topology(), value.apply(run)).stream())
            .toList());
  }

  private static Stream<List<JudgedRun>> alike(
      List<JudgedRun> runs, Function<JudgedRun, String> likeness) {
    Map<String, List<JudgedRun>> groups =
        runs.stream()
            .collect(Collectors.groupingBy(likeness, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream().map(Contests::firstOfEach);
  }

  private static List<JudgedRun> firstOfEach(List<JudgedRun> runs) {
    Map<String, JudgedRun> first = new LinkedHashMap<>();
    runs.forEach(run -> first.putIfAbsent(run.run().topology().id(), run));
    return new ArrayList<>(first.values());
  }
}
