package loadbearing.analysis.availability;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.Run;

/**
 * Whether the availability arithmetic holds: what the graph predicts for the faults as they really
 * happened, beside what was measured, and where the difference went.
 *
 * <p>The prediction is conditioned on the schedule: A<sub>sched</sub> is the share of operations
 * that were due while φ(X(t)) = 1, so the chance in up and down times cancels and what is left is
 * the loss to failover. The difference is a ratio over cycles of one fault each, with Student's
 * interval at 95 %, which makes the comparison with ± {@value #MARGIN} two one-sided tests at 2.5
 * %, so that one who looks twice still errs in 5 % of the cases at the most. A verdict is given
 * from {@value #ENOUGH_CYCLES} faults on; with fewer the numbers are reported.
 */
public final class AvailabilityModel implements Analyzer {
  /** Prediction and measurement are the same if they differ by no more: one point. */
  public static final double MARGIN = 0.01;

  /** What the graph says for the faults as they came. */
  public static final Measure PREDICTED =
      Measure.more(
          "predicted-availability",
          "",
          "the share that was due while the graph, with what faults took from it, could serve it");

  /** Whether the graph alone says what was measured. */
  public static final Measure BY_FORMULA =
      Measure.less(
              "availability-by-formula",
              "",
              "predicted less measured; holds if the two are within a point of each other")
          .said("availability as the formula says");

  /** Whether the graph and what failover takes say what was measured. */
  public static final Measure WITH_FAILOVER =
      Measure.less(
              "availability-by-formula-with-failover",
              "",
              "predicted less failover less measured; holds if it is within a point of 0")
          .said("availability as the formula with failover says");

  private static final Measure DETECTION = lost("detection");
  private static final Measure SWITCHOVER = lost("switchover");
  private static final Measure FAILBACK = lost("failback");
  private static final Measure NOTHING_KNOWN = lost("nothing-known");

  static final int ENOUGH_CYCLES = 3;
  private static final double CONFIDENCE = 0.95;

  @Override
  public List<Measure> measures() {
    return Stream.concat(
            Stream.of(
                PREDICTED,
                BY_FORMULA,
                WITH_FAILOVER,
                DETECTION,
                SWITCHOVER,
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
    var validity = Validity.of(run);
    return Loss.of(run).isEmpty()
        ? List.of()
        : Asked.of(run).stream()
            .flatMap(asked -> judge(run, asked))
            .map(finding -> validity.over(finding, Validity.Part.values()))
            .toList();
  }

  private static Stream<Finding> judge(Run run, Asked asked) {
    var attribution = new Attribution(run, asked.goal());
    var all = attribution.of(asked);
    var cycles =
        Episodes.cycles(run).stream()
            .map(cycle -> attribution.of(asked.in(cycle)))
            .filter(residual -> residual.asked() > 0)
            .toList();
    var subject = asked.subject();
    return Stream.concat(
        Stream.of(
            predicted(subject, all),
            ideal(subject, all, cycles),
            explained(subject, all, cycles, attribution.coverage(asked))),
        Stream.concat(
            parts(subject, all), FailureCost.of(asked, Episodes.cycles(run)).findings(subject)));
  }

  private static Finding predicted(Subject subject, Residual all) {
    return Finding.reported(
        PREDICTED,
        subject,
        share(all.predicted(), all),
        Optional.empty(),
        all.asked(),
        "%d of %d were due while the graph, with what the faults took from it, could serve them"
            .formatted(all.predicted(), all.asked()));
  }

  private static Finding ideal(Subject subject, Residual all, List<Residual> cycles) {
    var gaps = cycles.stream().mapToDouble(Residual::gap).toArray();
    return compared(
        BY_FORMULA,
        subject,
        all,
        all.gap(),
        gaps,
        cycles,
        "the formula without failover time says %.4f, measured %.4f"
            .formatted(share(all.predicted(), all), share(all.served(), all)));
  }

  private static Finding explained(
      Subject subject, Residual all, List<Residual> cycles, double coverage) {
    var rests = cycles.stream().mapToDouble(Residual::rest).toArray();
    return compared(
        WITH_FAILOVER,
        subject,
        all,
        all.rest(),
        rests,
        cycles,
        ("lost to detection %d, switchover %d, failback %d, unexplained %d; served against the"
                + " formula %d; failover could explain losses in %.0f %% of the time")
            .formatted(
                all.detection(),
                all.switchover(),
                all.failback(),
                all.unexplained(),
                all.unexpected(),
                100 * coverage));
  }

  private static Finding compared(
      Measure measure,
      Subject subject,
      Residual all,
      long gap,
      double[] gaps,
      List<Residual> cycles,
      String why) {
    var asked = cycles.stream().mapToDouble(Residual::asked).toArray();
    var interval = Intervals.ratio(gaps, asked, CONFIDENCE);
    var reason = String.format(Locale.ROOT, "%s; the same means within %.3f", why, MARGIN);
    if (cycles.size() < ENOUGH_CYCLES || interval.isEmpty()) {
      return Finding.reported(
          measure,
          subject,
          share(gap, all),
          interval,
          all.asked(),
          reason + ", a verdict needs %d faults".formatted(ENOUGH_CYCLES));
    }
    return Finding.decided(
        measure, subject, verdict(interval.get()), share(gap, all), interval, all.asked(), reason);
  }

  private static Verdict verdict(Interval difference) {
    if (-MARGIN <= difference.low() && difference.high() <= MARGIN) {
      return Verdict.HOLDS;
    }
    boolean apart = difference.low() > MARGIN || difference.high() < -MARGIN;
    return apart ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
  }

  private static Stream<Finding> parts(Subject subject, Residual all) {
    return Stream.of(
        part(DETECTION, subject, all.detection(), all),
        part(SWITCHOVER, subject, all.switchover(), all),
        part(FAILBACK, subject, all.failback(), all),
        part(NOTHING_KNOWN, subject, all.rest(), all));
  }

  private static Finding part(Measure measure, Subject subject, long lost, Residual all) {
    return Finding.reported(
        measure,
        subject,
        share(lost, all),
        Optional.empty(),
        all.asked(),
        "%d of %d operations".formatted(lost, all.asked()));
  }

  private static double share(long count, Residual all) {
    return (double) count / all.asked();
  }
}
