package loadbearing.analysis.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Acted;
import loadbearing.history.Episode;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.history.Stray;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/**
 * What makes a run void, and for whom: a judgement that needs a part of the run which was disturbed
 * is INCONCLUSIVE with the reason, never green.
 *
 * @param disturbances what went wrong; empty if the run is valid
 */
public record Validity(List<Disturbance> disturbances) {
  /** Least idle share of the host; below it the host itself is what was measured. */
  public static final double LEAST_IDLE = 0.10;

  /** Most stolen share of the host's time: half a point of it moves capacity by as much. */
  public static final double MOST_STEAL = 0.05;

  /** Most lag of the generator behind its plan, 99th percentile, in nanoseconds. */
  public static final long MOST_LAG = 5_000_000;

  /** Of a user's patience this part may be lost to lag where no speed is judged: a tenth. */
  private static final long PATIENCE = 10;

  /** A part of a run that a judgement may need. */
  public enum Part {
    /** What users did is known, all of it and once, and every request that reached a node. */
    RECORD,
    /** The recording ended as planned. */
    TAIL,
    /** Databases said what they still had in the end. */
    KEPT,
    /** Every fault was proved to bite and to be gone, and every act to be done. */
    FAULTS,
    /** The load came when it was planned, to some milliseconds: who judges speed needs that. */
    LOAD,
    /** The load came so near to when it was planned that users' patience does not feel it. */
    PACE,
    /** The host had time to spare. */
    HOST,
    /** What nodes used is known throughout. */
    NODES;

    /**
     * Whether the record or the host is at fault, and not what was measured: such a run may be made
     * again, for what disturbed it does not depend on what it found.
     */
    public boolean isOutside() {
      return this != FAULTS && this != KEPT;
    }
  }

  /**
   * One thing that went wrong.
   *
   * @param intervention the place in the schedule of the fault or act that it is about; empty if it
   *     is about none
   */
  public record Disturbance(Part part, String reason, OptionalInt intervention) {
    Disturbance(Part part, String reason) {
      this(part, reason, OptionalInt.empty());
    }

    /** Whether it touches {@code subject}: one that is about another fault does not. */
    boolean touches(Subject subject) {
      var fault = subject.aspect(Aspect.OfFault.class);
      return intervention.isEmpty()
          || fault.isEmpty()
          || fault.get().number() == intervention.getAsInt();
    }
  }

  public Validity {
    disturbances = List.copyOf(disturbances);
  }

  /** What is wrong with {@code run}, as far as it tells itself. */
  public static Validity of(Run run) {
    List<Disturbance> found = new ArrayList<>();
    strays(run).ifPresent(reason -> found.add(new Disturbance(Part.RECORD, reason)));
    found.addAll(absent(run));
    found.addAll(faults(run));
    found.addAll(acts(run));
    lag(run, MOST_LAG).ifPresent(reason -> found.add(new Disturbance(Part.LOAD, reason)));
    lag(run, run.plan().deadline().toNanos() / PATIENCE)
        .ifPresent(reason -> found.add(new Disturbance(Part.PACE, reason)));
    host(run, Span.measured(run)).forEach(reason -> found.add(new Disturbance(Part.HOST, reason)));
    if (!run.history().complete()) {
      found.add(new Disturbance(Part.TAIL, cut(run)));
    }
    return new Validity(found);
  }

  private static String cut(Run run) {
    return String.format(
        Locale.ROOT,
        "the history breaks off at %.1f s of %.1f s, and of what came then nothing is known",
        Span.measured(run).to() / 1e9,
        run.plan().duration().toNanos() / 1e9);
  }

  /** The same, and what is missing where the run is held against its plan. */
  public static Validity compared(Run run) {
    List<Disturbance> found = new ArrayList<>();
    Completeness.of(run).reasons().forEach(it -> found.add(new Disturbance(Part.RECORD, it)));
    found.addAll(of(run).disturbances());
    unkept(run).forEach(reason -> found.add(new Disturbance(Part.KEPT, reason)));
    Coverage.host(run).ifPresent(reason -> found.add(new Disturbance(Part.HOST, reason)));
    Coverage.nodes(run).forEach(reason -> found.add(new Disturbance(Part.NODES, reason)));
    return new Validity(found);
  }

  /** In words; empty if nothing is wrong. */
  public List<String> reasons() {
    return disturbances.stream().map(Disturbance::reason).distinct().toList();
  }

  /** {@code finding}, or that it cannot be decided because one of {@code needed} was disturbed. */
  public Finding over(Finding finding, Set<Part> needed) {
    var reasons =
        disturbances.stream()
            .filter(it -> needed.contains(it.part()) && it.touches(finding.subject()))
            .map(Disturbance::reason)
            .distinct()
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? finding : finding.doubted(reasons);
  }

  /** What a host that was too busy in {@code span}, or nobody looked at, does to a judgement. */
  public static List<String> host(Run run, Span span) {
    var host = new HostLoad(run.history());
    var idle = host.idle(span);
    if (idle.isEmpty()) {
      return List.of("nobody watched the host, so whether it was the bottleneck is not known");
    }
    return Stream.of(
            below(idle, LEAST_IDLE, "the host was idle for %.0f %% of the time, expected %.0f %%"),
            above(host.steal(span), "the hypervisor took %.0f %% of the time, at most %.0f %%"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> below(OptionalDouble share, double least, String words) {
    return share.getAsDouble() >= least
        ? Optional.empty()
        : Optional.of(words.formatted(100 * share.getAsDouble(), 100 * least) + " or more");
  }

  private static Optional<String> above(OptionalDouble share, String words) {
    return share.orElse(0) <= MOST_STEAL
        ? Optional.empty()
        : Optional.of(
            words.formatted(100 * share.getAsDouble(), 100 * MOST_STEAL) + " is acceptable");
  }

  /** What arrived more often than it was sent is no fault of the record. */
  private static Optional<String> strays(Run run) {
    var sent =
        run.history().of(Operation.class).stream().map(Operation::id).collect(Collectors.toSet());
    var strays =
        run.history().of(Stray.class).stream()
            .filter(stray -> stray.arrivals() == 0 || !sent.contains(stray.operation()))
            .toList();
    return strays.isEmpty() ? Optional.empty() : Optional.of(words(strays));
  }

  private static String words(List<Stray> strays) {
    var first = strays.getFirst();
    return first.arrivals() == 0
        ? "node '%s' has lost what it wrote down of arrivals".formatted(first.node())
        : "%d requests reached nodes that the record does not know, first operation %d at %s"
            .formatted(strays.size(), first.operation(), first.node());
  }

  private static List<Disturbance> acts(Run run) {
    return run.acts().stream()
        .filter(act -> !act.isProved())
        .map(
            act -> about(act.number(), "act '%s' was not proved to be done".formatted(act.words())))
        .toList();
  }

  private static List<Disturbance> faults(Run run) {
    return run.episodes().stream()
        .filter(episode -> !episode.isProved())
        .map(
            episode ->
                about(
                    episode.number(),
                    "fault '%s' was not proved %s"
                        .formatted(
                            episode.words(),
                            episode.proved().isEmpty()
                                ? "to bite"
                                : "to be gone after it was healed")))
        .toList();
  }

  /** Of a history that breaks off nobody can say what would have come. */
  private static List<Disturbance> absent(Run run) {
    var planned = run.plan().schedule().planned();
    var tried =
        Stream.concat(
                run.episodes().stream().map(Episode::number),
                run.acts().stream().map(Acted::number))
            .collect(Collectors.toSet());
    return IntStream.range(0, planned.size())
        .filter(number -> run.history().complete() && !tried.contains(number))
        .mapToObj(number -> about(number, "'%s' never came".formatted(planned.get(number).words())))
        .toList();
  }

  private static Disturbance about(int intervention, String reason) {
    return new Disturbance(Part.FAULTS, reason, OptionalInt.of(intervention));
  }

  /** Of a history that breaks off this is not known, and that it does is said. */
  private static List<String> unkept(Run run) {
    var answered =
        run.history().of(Kept.class).stream()
            .filter(Kept::last)
            .map(Kept::database)
            .collect(Collectors.toSet());
    return run.topology().servers().stream()
        .filter(node -> run.history().complete() && node.kind().holdsData())
        .map(Node::name)
        .filter(node -> run.role(node, Long.MAX_VALUE) == Kind.Role.PRIMARY)
        .filter(node -> !answered.contains(node))
        .map("database '%s' does not say what it kept"::formatted)
        .toList();
  }

  private static Optional<String> lag(Run run, long most) {
    double p99 = HostStamp.lag(run).orElse(0);
    return p99 <= most
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the generator was %.1f ms behind its plan (99th percentile), at most %d ms is"
                    + " acceptable",
                p99 / 1e6,
                most / 1_000_000));
  }
}
