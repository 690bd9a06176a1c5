package loadbearing.analysis.comparison;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.capacity.Undisturbed;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.data.WritesSeen;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.session.SessionGuarantees;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;
import loadbearing.workload.Load;

/** The architectures of a comparison beside each other, in the order that a system grows. */
public final class Portraits {
  /** What a forecast takes for the availability of one machine: out 8.8 hours a year. */
  public static final double MACHINE = 0.999;

  /** What users rely on beside fresh reads and kept writes. */
  private static final List<Measure> RELIED_ON =
      List.of(
          Durability.UNDONE,
          WritesSeen.READ_AGAIN,
          WritesSeen.ONCE,
          WritesSeen.NEVER_READ,
          Staleness.CONVERGENCE,
          SessionGuarantees.CAUSAL_ORDER,
          TransactionIsolation.ISOLATION,
          Linearizability.LINEARIZABILITY);

  private static final Pattern NUMBER = Pattern.compile("\\D*(\\d{1,9}).*");

  private Portraits() {}

  /**
   * One of each architecture, in the size of which most parts were tried; and of each other size
   * whose capacity was measured.
   */
  public static List<Portrait> of(List<JudgedRun> runs) {
    Map<Shape, List<JudgedRun>> shapes =
        runs.stream()
            .collect(Collectors.groupingBy(Shape::of, LinkedHashMap::new, Collectors.toList()));
    var all = shapes.values().stream().map(Portraits::portrait).toList();
    return all.stream()
        .filter(it -> it.carried().isPresent() || it == foremost(all, it.topology().id()))
        .sorted(
            Comparator.<Portrait>comparingInt(it -> number(it.topology().id()))
                .thenComparing(it -> it.topology().id())
                .thenComparing(it -> it != foremost(all, it.topology().id()))
                .thenComparing(it -> it.outlay().machines()))
        .toList();
  }

  /** Those that none beats at cost, capacity and forecast together, where capacity was measured. */
  public static List<Portrait> front(List<Portrait> all) {
    var measured = all.stream().filter(it -> it.carried().isPresent()).toList();
    return measured.stream()
        .filter(it -> measured.stream().noneMatch(it::isBeatenBy))
        .sorted(Comparator.comparingDouble(it -> it.outlay().cores()))
        .toList();
  }

  private static Portrait foremost(List<Portrait> all, String id) {
    return all.stream()
        .filter(it -> it.topology().id().equals(id))
        .reduce((one, other) -> other.tried().size() > one.tried().size() ? other : one)
        .orElseThrow();
  }

  /** Ids are numbered in the order in which a system grows; others come last. */
  private static int number(String id) {
    var matcher = NUMBER.matcher(id);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
  }

  private static Portrait portrait(List<JudgedRun> runs) {
    var topology = runs.getFirst().run().topology();
    var valid = runs.stream().filter(JudgedRun::isValid).toList();
    var outlay = Outlay.of(topology);
    return new Portrait(
        LoadBearingMap.alone(topology, runs),
        outlay,
        carried(valid, outlay),
        outages(valid),
        worst(valid, Durability.KEPT),
        worst(valid, Staleness.FRESH),
        broken(valid),
        unavailability(topology));
  }

  private static Optional<Portrait.Carried> carried(List<JudgedRun> runs, Outlay outlay) {
    return best(runs, outlay, Contests::capacity)
        .or(() -> best(runs.stream().filter(Portraits::isClosed).toList(), outlay, THROUGHPUT));
  }

  private static final Function<JudgedRun, Optional<Finding>> THROUGHPUT =
      run -> run.find(Undisturbed.THROUGHPUT, Subject.run());

  private static Optional<Portrait.Carried> best(
      List<JudgedRun> runs, Outlay outlay, Function<JudgedRun, Optional<Finding>> number) {
    return runs.stream()
        .flatMap(
            run ->
                number.apply(run).stream()
                    .map(it -> new Portrait.Carried(it, run, it.value() / outlay.cores())))
        .max(Comparator.comparingDouble(it -> it.finding().value()));
  }

  /** Where the plan says how many arrive, what is served says nothing of what could be. */
  private static boolean isClosed(JudgedRun run) {
    return run.run().plan().load() instanceof Load.Closed;
  }

  private static Map<Goal, Double> outages(List<JudgedRun> runs) {
    Map<Goal, Double> longest = new EnumMap<>(Goal.class);
    runs.stream()
        .flatMap(run -> Toll.of(run).stream())
        .flatMap(fault -> fault.losses().stream())
        .filter(loss -> loss.asked() > 0 && Double.isFinite(loss.outage()))
        .forEach(loss -> longest.merge(loss.goal(), loss.outage(), Math::max));
    return longest;
  }

  private static Optional<Finding> worst(List<JudgedRun> runs, Measure measure) {
    return runs.stream()
        .flatMap(run -> run.find(measure, Subject.run()).stream())
        .filter(finding -> Double.isFinite(finding.value()))
        .max(Comparator.comparingDouble(Finding::value).thenComparing(Finding::exposure));
  }

  private static List<Measure> broken(List<JudgedRun> runs) {
    var refuted =
        runs.stream()
            .flatMap(run -> run.findings().stream())
            .filter(finding -> finding.is(Verdict.REFUTED))
            .map(finding -> finding.measure().id())
            .collect(Collectors.toSet());
    return RELIED_ON.stream().filter(measure -> refuted.contains(measure.id())).toList();
  }

  private static Map<Goal, Double> unavailability(Topology topology) {
    var each = topology.servers().stream().collect(Collectors.toMap(Node::name, node -> MACHINE));
    return Stream.of(Goal.READ, Goal.WRITE)
        .collect(
            Collectors.toMap(
                Function.identity(),
                goal -> 1 - StructureFunction.of(topology, goal).availability(each)));
  }
}
