package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Rule;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Shortfall.Odds;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Run;
import loadbearing.topology.Goal;

/**
 * Whether the availability arithmetic holds: what the graph predicts for the faults as they really
 * happened, with and without the time that failover takes, beside what was measured.
 *
 * <p>Both predictions are conditioned on the faults as they came, so the chance in up and down
 * times cancels. The first, φ(X(t)), takes failover to cost no time. The second is the {@link
 * ServedChance}: it knows what the balancers said and when, and no outcome of any operation. Cycles
 * begin where a fault begins and all was whole, so that they are independent; a difference is a
 * ratio over cycles with Student's interval at 95 %, which makes the comparison with ± margin two
 * one-sided tests at 2.5 %, so that one who looks twice still errs in 5 % of the cases at the most.
 * A verdict is given from {@value #ENOUGH_CYCLES} cycles on; with fewer the numbers are reported.
 *
 * @param margin prediction and measurement are the same if they differ by no more; in (0, 1)
 * @see <a href="https://doi.org/10.1287/opre.23.1.33">Crane, Iglehart: Simulating Stable Stochastic
 *     Systems, III</a>, for cycles
 */
public record AvailabilityModel(double margin) implements Analyzer {
  /** What the graph says for the faults as they came. */
  public static final Measure PREDICTED =
      Measure.more(
          "predicted-availability",
          "",
          "the share that was due while the graph, with what faults took from it, could serve it");

  /** What the components' own availabilities make of it, were they independent. */
  public static final Measure OF_COMPONENTS =
      Measure.more(
          "availability-of-independent-components",
          "",
          "the graph's availability with each component up for the share of the time that it was"
              + " up, as if independently");

  /** Whether the graph alone says what was measured. */
  public static final Measure BY_FORMULA =
      Measure.less(
              "availability-by-formula",
              "",
              "predicted less measured; holds if the two are within a margin of each other")
          .said("availability as the formula says");

  /** Whether the graph and what failover takes say what was measured. */
  public static final Measure WITH_FAILOVER =
      Measure.less(
              "availability-by-formula-with-failover",
              "",
              "predicted with the balancers' own notices less measured; holds if it is within a"
                  + " margin of 0, also of each of the three odds that were predicted alone")
          .said("availability as the formula with failover says");

  /** The same by settings alone. */
  public static final Measure BY_SETTINGS =
      Measure.less(
          "availability-by-settings",
          "",
          "predicted with the mean times that the checks' settings give less measured");

  private static final Measure DETECTION = lost("detection");
  private static final Measure FAILBACK = lost("failback");
  private static final Measure NOTHING_KNOWN = lost("nothing-known");

  static final int ENOUGH_CYCLES = 5;
  static final double CONFIDENCE = 0.95;

  /** What one run says of a goal. */
  private record Part(
      Asked asked, List<Span> cycles, List<Shortfall> reported, List<Shortfall> expected) {
    static Part of(Run run, Asked asked) {
      var graph = Prediction.of(run, asked.goal());
      var said = Rotation.reported(run);
      var set = Rotation.expected(run.topology(), Loss.of(run));
      var cycles = Episodes.wholeCycles(run, said);
      return new Part(
          asked,
          cycles,
          shortfalls(asked, cycles, graph, new ServedChance(run, asked.goal(), said)),
          shortfalls(asked, cycles, graph, new ServedChance(run, asked.goal(), set)));
    }

    private static List<Shortfall> shortfalls(
        Asked asked, List<Span> cycles, Prediction graph, ServedChance chance) {
      return cycles.stream()
          .map(cycle -> Shortfall.of(asked.in(cycle), graph, chance))
          .filter(shortfall -> shortfall.asked() > 0)
          .toList();
    }
  }

  public AvailabilityModel {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException("a margin must be in (0, 1); got " + margin);
    }
  }

  /** The same within one point. */
  public AvailabilityModel() {
    this(0.01);
  }

  @Override
  public List<Measure> measures() {
    return Stream.concat(
            Stream.of(
                PREDICTED,
                OF_COMPONENTS,
                BY_FORMULA,
                WITH_FAILOVER,
                BY_SETTINGS,
                DETECTION,
                FAILBACK,
                NOTHING_KNOWN),
            FailureCost.measures().stream())
        .toList();
  }

  private static Measure lost(String cause) {
    return Measure.less(
        "lost-to-" + cause, "", "the share of operations lost to " + cause.replace('-', ' '));
  }

  @Override
  public List<Finding> judge(Run run) {
    return judge(List.of(run));
  }

  /**
   * The same of several runs of one experiment, one or more, whose cycles count together.
   *
   * @return findings on all of them
   */
  public List<Finding> judge(List<Run> runs) {
    return runs.stream().allMatch(run -> Loss.of(run).isEmpty())
        ? List.of()
        : Arrays.stream(Goal.values()).flatMap(goal -> judge(runs, goal)).toList();
  }

  private Stream<Finding> judge(List<Run> runs, Goal goal) {
    var parts =
        runs.stream()
            .flatMap(
                run ->
                    Asked.of(run).stream()
                        .filter(asked -> asked.goal() == goal)
                        .map(asked -> Part.of(run, asked)))
            .toList();
    if (parts.isEmpty()) {
      return Stream.empty();
    }
    return findings(runs, parts);
  }

  private Stream<Finding> findings(List<Run> runs, List<Part> parts) {
    var subject = parts.getFirst().asked().subject();
    var reported = parts.stream().flatMap(part -> part.reported().stream()).toList();
    var expected = parts.stream().flatMap(part -> part.expected().stream()).toList();
    var all = Shortfall.sum(reported);
    return Stream.of(
            Stream.of(
                predicted(subject, all),
                Components.finding(runs, parts.getFirst().asked().goal()),
                byFormula(subject, reported),
                withFailover(subject, reported),
                bySettings(subject, expected)),
            lost(subject, all),
            cost(parts).findings(subject))
        .flatMap(findings -> findings);
  }

  private static Finding predicted(Subject subject, Shortfall all) {
    return Finding.reported(
        PREDICTED,
        subject,
        share(all.possible(), all),
        Optional.empty(),
        all.asked(),
        "%d of %d were due while the graph, with what the faults took from it, could serve them"
            .formatted(all.possible(), all.asked()));
  }

  private Finding byFormula(Subject subject, List<Shortfall> cycles) {
    var all = Shortfall.sum(cycles);
    var gap = new Gap(cycles, Shortfall::byGraph, 1);
    return decided(
        BY_FORMULA,
        subject,
        gap,
        confidence -> gap.verdict(margin, confidence),
        "the formula without failover time says %.4f, measured %.4f"
            .formatted(share(all.possible(), all), share(all.allServed(), all)));
  }

  /** Of the whole and of each odds: the one that is farthest off is told. */
  private Finding withFailover(Subject subject, List<Shortfall> cycles) {
    var all = Shortfall.sum(cycles);
    List<Gap> gaps = new ArrayList<>();
    gaps.add(new Gap(cycles, Shortfall::byChance, 1 + Odds.values().length));
    for (var odds : Odds.values()) {
      gaps.add(new Gap(cycles, shortfall -> shortfall.byChance(odds), 1 + Odds.values().length));
    }
    var worst =
        gaps.stream().max(Comparator.comparingDouble(gap -> Math.abs(gap.value()))).orElseThrow();
    return decided(
        WITH_FAILOVER,
        subject,
        worst,
        confidence -> together(gaps, confidence),
        "with failover the formula says %.4f, measured %.4f; fewer served than predicted: %s"
            .formatted(
                share(all.allServed() + all.byChance(), all),
                share(all.allServed(), all),
                Arrays.stream(Odds.values())
                    .map(odds -> "%.1f %s".formatted(all.byChance(odds), odds.words))
                    .collect(Collectors.joining(", "))));
  }

  private Verdict together(List<Gap> gaps, double confidence) {
    var verdicts = gaps.stream().map(gap -> gap.verdict(margin, confidence)).toList();
    if (verdicts.contains(Verdict.REFUTED)) {
      return Verdict.REFUTED;
    }
    return verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.HOLDS;
  }

  private static Finding bySettings(Subject subject, List<Shortfall> cycles) {
    var all = Shortfall.sum(cycles);
    var gap = new Gap(cycles, Shortfall::byChance, 1);
    return Finding.reported(
        BY_SETTINGS,
        subject,
        gap.value(),
        gap.interval(CONFIDENCE),
        all.asked(),
        "by the settings of the checks alone %.4f, measured %.4f"
            .formatted(share(all.allServed() + all.byChance(), all), share(all.allServed(), all)));
  }

  private Finding decided(
      Measure measure, Subject subject, Gap gap, DoubleFunction<Verdict> judge, String why) {
    var reason =
        String.format(
            Locale.ROOT, "%s; %d cycles; the same means within %.3f", why, gap.cycles(), margin);
    if (gap.cycles() < ENOUGH_CYCLES) {
      return Finding.reported(
          measure,
          subject,
          gap.value(),
          gap.interval(CONFIDENCE),
          gap.asked(),
          reason + ", a verdict needs %d cycles".formatted(ENOUGH_CYCLES));
    }
    var verdict = judge.apply(CONFIDENCE);
    return Finding.decided(
            measure, subject, verdict, gap.value(), gap.interval(CONFIDENCE), gap.asked(), reason)
        .by(Rule.byInterval(margin, confidence -> judge.apply(confidence) == verdict));
  }

  private static Stream<Finding> lost(Subject subject, Shortfall all) {
    return Stream.of(
        lost(DETECTION, subject, all.undetected(), "predicted", all),
        lost(FAILBACK, subject, all.late(), "predicted", all),
        lost(NOTHING_KNOWN, subject, all.byChance(), "served fewer than predicted", all));
  }

  private static Finding lost(
      Measure measure, Subject subject, double count, String how, Shortfall all) {
    return Finding.reported(
        measure,
        subject,
        share(count, all),
        Optional.empty(),
        all.asked(),
        String.format(Locale.ROOT, "%.1f of %d operations, %s", count, all.asked(), how));
  }

  private static FailureCost cost(List<Part> parts) {
    return parts.stream()
        .map(part -> FailureCost.of(part.asked(), part.cycles()))
        .reduce(FailureCost::and)
        .orElseThrow();
  }

  private static double share(double count, Shortfall all) {
    return count / all.asked();
  }
}
