package loadbearing.analysis.validity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Run;
import loadbearing.history.Stray;
import loadbearing.workload.Load;
import org.HdrHistogram.Histogram;

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

  /** A part of a run that a judgement may need. */
  public enum Part {
    /** Every request that reached a node is known. */
    RECORD,
    /** The recording ended as planned. */
    TAIL,
    /** Every fault was proved to bite and to be gone. */
    FAULTS,
    /** The load came when it was planned. */
    LOAD,
    /** The host had time to spare. */
    HOST
  }

  /** One thing that went wrong. */
  public record Disturbance(Part part, String reason) {}

  public Validity {
    disturbances = List.copyOf(disturbances);
  }

  /** What is wrong with {@code run}. */
  public static Validity of(Run run) {
    List<Disturbance> found = new ArrayList<>();
    strays(run).ifPresent(reason -> found.add(new Disturbance(Part.RECORD, reason)));
    faults(run).forEach(reason -> found.add(new Disturbance(Part.FAULTS, reason)));
    acts(run).forEach(reason -> found.add(new Disturbance(Part.FAULTS, reason)));
    lag(run).ifPresent(reason -> found.add(new Disturbance(Part.LOAD, reason)));
    host(run, Span.measured(run)).forEach(reason -> found.add(new Disturbance(Part.HOST, reason)));
    if (!run.history().complete()) {
      found.add(new Disturbance(Part.TAIL, "the history breaks off before its end"));
    }
    return new Validity(found);
  }

  /** Why {@code run} is void, in words; empty if it is not. */
  public static List<String> reasons(Run run) {
    return of(run).disturbances().stream().map(Disturbance::reason).toList();
  }

  /** {@code finding}, or that it cannot be decided because one of {@code needed} was disturbed. */
  public Finding over(Finding finding, Part... needed) {
    var reasons =
        disturbances.stream()
            .filter(disturbance -> Arrays.asList(needed).contains(disturbance.part()))
            .map(Disturbance::reason)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? finding : finding.doubted(reasons);
  }

  /** What a host that was too busy in {@code span}, or nobody looked at, does to a judgement. */
  public static List<String> host(Run run, Span span) {
    var host = new Host(run.history());
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

  private static Optional<String> strays(Run run) {
    var strays = run.history().of(Stray.class);
    return strays.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d requests reached nodes that the record does not explain, first operation %d at %s"
                .formatted(strays.size(), strays.getFirst().operation(), strays.getFirst().node()));
  }

  private static List<String> acts(Run run) {
    return run.acts().stream()
        .filter(act -> !act.isProved())
        .map(act -> "act '%s' was not proved to be done".formatted(act.words()))
        .toList();
  }

  private static List<String> faults(Run run) {
    return run.episodes().stream()
        .filter(episode -> !episode.isProved())
        .map(
            episode ->
                "fault '%s' was not proved %s"
                    .formatted(
                        episode.words(),
                        episode.proved().isEmpty() ? "to bite" : "to be gone after it was healed"))
        .toList();
  }

  private static Optional<String> lag(Run run) {
    if (run.plan().load() instanceof Load.Closed) {
      return Optional.empty();
    }
    var lags = new Histogram(3);
    run.history().measured().forEach(o -> lags.recordValue(o.called() - o.due()));
    long p99 = lags.getTotalCount() == 0 ? 0 : lags.getValueAtPercentile(99);
    return p99 <= MOST_LAG
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the generator was %.1f ms behind its plan (99th percentile), at most %d ms is"
                    + " acceptable",
                p99 / 1e6,
                MOST_LAG / 1_000_000));
  }
}
