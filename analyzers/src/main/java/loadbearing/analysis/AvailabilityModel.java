package loadbearing.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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

  static final int ENOUGH_CYCLES = 3;
  private static final double CONFIDENCE = 0.95;

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
    var word = asked.word();
    return Stream.concat(
        Stream.of(
            predicted(word, all),
            ideal(word, all, cycles),
            explained(word, all, cycles, attribution.coverage(asked))),
        Stream.concat(
            parts(word, all), FailureCost.of(asked, Episodes.cycles(run)).findings(word)));
  }

  private static Finding predicted(String word, Residual all) {
    return Finding.reported(
        "predicted availability of " + word,
        share(all.predicted(), all),
        Optional.empty(),
        "",
        all.asked(),
        "%d of %d were due while the graph, with what the faults took from it, could serve them"
            .formatted(all.predicted(), all.asked()));
  }

  private static Finding ideal(String word, Residual all, List<Residual> cycles) {
    var gaps = cycles.stream().mapToDouble(Residual::gap).toArray();
    return compared(
        "availability of %s as the formula says".formatted(word),
        all,
        all.gap(),
        gaps,
        cycles,
        "the formula without failover time says %.4f, measured %.4f"
            .formatted(share(all.predicted(), all), share(all.served(), all)));
  }

  private static Finding explained(
      String word, Residual all, List<Residual> cycles, double coverage) {
    var rests = cycles.stream().mapToDouble(Residual::rest).toArray();
    return compared(
        "availability of %s as the formula with failover says".formatted(word),
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
      String name, Residual all, long gap, double[] gaps, List<Residual> cycles, String why) {
    var asked = cycles.stream().mapToDouble(Residual::asked).toArray();
    var interval = Intervals.ratio(gaps, asked, CONFIDENCE);
    var reason = String.format(Locale.ROOT, "%s; the same means within %.3f", why, MARGIN);
    if (cycles.size() < ENOUGH_CYCLES || interval.isEmpty()) {
      return Finding.reported(
          name,
          share(gap, all),
          interval,
          "",
          all.asked(),
          reason + ", a verdict needs %d faults".formatted(ENOUGH_CYCLES));
    }
    return Finding.decided(
        name, verdict(interval.get()), share(gap, all), interval, "", all.asked(), reason);
  }

  private static Verdict verdict(Interval difference) {
    if (-MARGIN <= difference.low() && difference.high() <= MARGIN) {
      return Verdict.HOLDS;
    }
    boolean apart = difference.low() > MARGIN || difference.high() < -MARGIN;
    return apart ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
  }

  private static Stream<Finding> parts(String word, Residual all) {
    return Stream.of(
        part("detection", word, all.detection(), all),
        part("switchover", word, all.switchover(), all),
        part("failback", word, all.failback(), all),
        part("nothing known", word, all.rest(), all));
  }

  private static Finding part(String cause, String word, long lost, Residual all) {
    return Finding.reported(
        "availability of %s lost to %s".formatted(word, cause),
        share(lost, all),
        Optional.empty(),
        "",
        all.asked(),
        "%d of %d operations".formatted(lost, all.asked()));
  }

  private static double share(long count, Residual all) {
    return (double) count / all.asked();
  }
}
