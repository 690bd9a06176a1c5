package loadbearing.analysis.availability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.history.Run;
import loadbearing.topology.Kind;

/**
 * How long each stage of a failover took, mean over those that a controller made: from the loss of
 * the primary until it was noticed, from then until it was decided, and so on until users' writes
 * were served again. The stages of one failover add up to all of it.
 */
public final class Takeovers implements Analyzer {
  /** Whether the controller decided as soon as its settings say. */
  public static final Measure IN_TIME =
      Measure.less(
              "takeover-in-time",
              "s",
              "the longest time from the loss of a primary until it was decided to replace it;"
                  + " holds if that is no more than the settings of the controller allow")
          .said("failover is decided in time");

  private static final Measure NOTICED =
      stage("takeover-noticed", "from the loss of the primary until a controller had doubts");

  private static final Measure DECIDED =
      stage("takeover-decided", "from the doubts until it was decided to replace the primary");

  private static final Measure PROMOTED =
      stage("takeover-promoted", "from the decision until another database took writes");

  private static final Measure TOLD =
      stage("takeover-told", "from the promotion until the last writer was told");

  private static final Measure SERVED =
      stage("takeover-served", "from then until the first write was served there");

  /** From the loss of the primary to the first write that its heir served. */
  public static final Measure WHOLE =
      stage(
          "takeover",
          "from the loss of the primary until the first write was served by another one");

  private static final double CONFIDENCE = 0.95;

  private static Measure stage(String id, String meaning) {
    return Measure.less(id, "s", meaning);
  }

  @Override
  public List<Measure> measures() {
    return List.of(IN_TIME, NOTICED, DECIDED, PROMOTED, TOLD, SERVED, WHOLE);
  }

  @Override
  public List<Finding> judge(Run run) {
    var all = TakeoverStages.of(run);
    if (all.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    allowed(run).ifPresent(allowed -> findings.add(inTime(all, allowed)));
    Stream.of(
            mean(NOTICED, all, it -> Optional.of(it.noticed())),
            mean(DECIDED, all, it -> Optional.of(it.decided())),
            mean(PROMOTED, all, it -> Optional.of(it.promoted())),
            mean(TOLD, all, TakeoverStages::told),
            mean(SERVED, all, TakeoverStages::served),
            mean(WHOLE, all, TakeoverStages::whole))
        .flatMap(Optional::stream)
        .forEach(findings::add);
    return findings;
  }

  /** Whether a loss is silent a controller cannot choose, so the longer time is allowed. */
  private static Optional<Duration> allowed(Run run) {
    return run.topology().nodes(Kind.Controller.class).stream()
        .map(node -> (Kind.Controller) node.kind())
        .map(it -> it.untilNoticed(true).plus(it.untilDecided()))
        .findFirst();
  }

  private static Finding inTime(List<TakeoverStages> all, Duration allowed) {
    long longest = all.stream().mapToLong(it -> it.noticed() + it.decided()).max().orElseThrow();
    return Finding.decided(
        IN_TIME,
        Subject.run(),
        longest <= allowed.toNanos() ? Verdict.HOLDS : Verdict.REFUTED,
        longest / 1e9,
        Optional.empty(),
        all.size(),
        "%d failovers; the settings allow %.2f s".formatted(all.size(), allowed.toNanos() / 1e9));
  }

  /** Of those that came so far. */
  private static Optional<Finding> mean(
      Measure measure, List<TakeoverStages> all, Function<TakeoverStages, Optional<Long>> stage) {
    var seconds =
        all.stream()
            .map(stage)
            .flatMap(Optional::stream)
            .mapToDouble(nanos -> nanos / 1e9)
            .toArray();
    return seconds.length == 0
        ? Optional.empty()
        : Optional.of(
            Finding.reported(
                measure,
                Subject.run(),
                Arrays.stream(seconds).average().orElseThrow(),
                Intervals.mean(seconds, CONFIDENCE),
                seconds.length,
                "mean of %d failovers".formatted(seconds.length)));
  }
}
