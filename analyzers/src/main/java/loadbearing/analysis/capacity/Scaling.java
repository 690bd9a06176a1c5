package loadbearing.analysis.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.Run;

/**
 * Whether performance grows in proportion to the number of clones, from the windows of a run, and
 * if not, from where on and why.
 *
 * @param margin in (0, 1); 0.10 is the efficiency that Amdahl's law gives four nodes with 3.7 % of
 *     work in series
 * @param confidence of each one-sided decision, in (0.5, 1); at 0.975 one who looks twice, with
 *     more blocks in between, still errs in 5 % of the cases at the most
 */
public record Scaling(double margin, double confidence) implements Analyzer {
  /** What so many clones serve. */
  public static final Measure CAPACITY =
      Measure.more("capacity", "1/s", "operations a second that so many clones serve");

  /** What they serve of as many times what one serves. */
  public static final Measure EFFICIENCY =
      Measure.more(
          "efficiency", "", "E(n) = X(n)/(n X(1)); holds if it is at least 1 less the margin");

  /** Whether no number of clones serves much less than in proportion. */
  public static final Measure PROPORTIONALITY =
      Measure.more(
              "proportionality",
              "",
              "the least efficiency; holds if each is at least 1 less the margin")
          .said("performance grows in proportion");

  /** From which number of clones on it is less than in proportion, and why. */
  public static final Measure KNEE =
      Measure.more("knee", "clones", "the first number of clones that is less than in proportion");

  /** Which node has nothing left where more clones give less than in proportion. */
  public static final Measure BOTTLENECK =
      Measure.more(
              "bottleneck",
              "",
              "the share of its CPU budget that a node uses at the knee; holds if it has nothing"
                  + " left there")
          .said("the bottleneck");

  /** What one clone serves, by the fitted law. */
  public static final Measure LAMBDA =
      Measure.more("scaling-lambda", "1/s", "λ of the universal scalability law: what one serves")
          .said("scaling λ");

  /** The share of work that is done one by one, by the fitted law. */
  public static final Measure SIGMA =
      Measure.less("scaling-sigma", "", "σ of the universal scalability law: work done one by one")
          .said("scaling σ");

  /** What agreeing costs each pair, by the fitted law. */
  public static final Measure KAPPA =
      Measure.less("scaling-kappa", "", "κ of the universal scalability law: cost of agreeing")
          .said("scaling κ");

  /** What the fitted law gives beyond what was measured. */
  public static final Measure BEYOND =
      Measure.more(
          "extrapolated-capacity", "1/s", "what the law gives outside of the measured range");

  private static final double MOST_ERRORS = 0.01;
  private static final double CAPACITY_CONFIDENCE = 0.95;

  public Scaling {
    if (!(margin > 0 && margin < 1) || !(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException(
          "scaling needs a margin in (0, 1) and a confidence in (0.5, 1); got %s and %s"
              .formatted(margin, confidence));
    }
  }

  /** Proportional within a tenth, each decision at 97.5 %. */
  public Scaling() {
    this(0.10, 0.975);
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        CAPACITY, EFFICIENCY, PROPORTIONALITY, KNEE, BOTTLENECK, LAMBDA, SIGMA, KAPPA, BEYOND);
  }

  @Override
  public List<Finding> judge(Run run) {
    return judge(List.of(run));
  }

  /**
   * The same of several runs of one measurement, one or more, whose blocks count together.
   *
   * @return findings on all of them
   */
  public List<Finding> judge(List<Run> runs) {
    var blocks = Blocks.of(runs);
    var windows = blocks.windows();
    if (windows.isEmpty()) {
      return List.of();
    }
    var counts = windows.stream().map(ScalingWindow::clones).distinct().sorted().toList();
    List<Finding> findings = new ArrayList<>();
    counts.forEach(clones -> findings.add(capacity(windows, clones)));
    var efficiencies =
        counts.stream().filter(n -> n > 1).map(n -> Efficiency.of(windows, n)).toList();
    if (!efficiencies.isEmpty()) {
      var disturbed = disturbed(runs, blocks);
      var proportion = new Proportion(margin, confidence, efficiencies);
      efficiencies.forEach(e -> findings.add(doubted(proportion.each(e), disturbed)));
      findings.add(doubted(weak(proportion.all(blocks), windows), disturbed));
      findings.addAll(knee(proportion.firstRefuted(), windows));
      findings.addAll(UslFit.findings(windows, runs.getFirst().plan().seed()));
    }
    return findings;
  }

  private static Finding capacity(List<ScalingWindow> windows, int clones) {
    var rates =
        windows.stream()
            .filter(window -> window.clones() == clones)
            .mapToDouble(ScalingWindow::rate)
            .toArray();
    double mean = Arrays.stream(rates).average().orElse(Double.NaN);
    return Finding.reported(
        CAPACITY,
        of(clones),
        mean,
        Intervals.mean(rates, CAPACITY_CONFIDENCE).map(Intervals::notNegative),
        windows.stream().filter(w -> w.clones() == clones).mapToLong(ScalingWindow::served).sum(),
        "mean of %d windows".formatted(rates.length));
  }

  static Subject of(int clones) {
    return Subject.of(new Aspect.Clones(clones));
  }

  private static List<Finding> knee(Optional<Efficiency> first, List<ScalingWindow> windows) {
    return first
        .map(efficiency -> findings(Knee.at(efficiency, windows), windows.size()))
        .orElse(List.of());
  }

  private static List<Finding> findings(Knee knee, int windows) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.reported(
            KNEE, Subject.run(), knee.clones(), Optional.empty(), windows, knee.cause()));
    knee.bottleneck()
        .ifPresent(
            tier ->
                findings.add(
                    Finding.decided(
                        BOTTLENECK,
                        Subject.of(new Aspect.At(tier.name())),
                        Verdict.HOLDS,
                        tier.utilisation(),
                        Optional.empty(),
                        windows,
                        knee.cause())));
    return findings;
  }

  /** What disturbed the record, the load or too many blocks: then nothing is decided. */
  private static String disturbed(List<Run> runs, Blocks blocks) {
    var validity =
        runs.stream()
            .flatMap(run -> Validity.of(run).disturbances().stream())
            .filter(d -> d.part() == Validity.Part.RECORD || d.part() == Validity.Part.LOAD)
            .map(Validity.Disturbance::reason);
    return Stream.concat(validity, blocks.areTooFew() ? blocks.disturbed().stream() : Stream.of())
        .distinct()
        .limit(3)
        .collect(Collectors.joining("; "));
  }

  /**
   * What is not served is no capacity. If that happens to many clones it counts against them; but
   * one that fails makes many look good beside it, so then nothing holds.
   */
  private static Finding weak(Finding finding, List<ScalingWindow> windows) {
    var one = windows.stream().filter(window -> window.clones() == 1).toList();
    long bad = one.stream().mapToLong(ScalingWindow::bad).sum();
    long all = bad + one.stream().mapToLong(ScalingWindow::served).sum();
    return bad > MOST_ERRORS * all && finding.is(Verdict.HOLDS)
        ? finding.doubted(
            "one clone alone did not serve %d of %d operations, so it is no measure of the others"
                .formatted(bad, all))
        : finding;
  }

  private static Finding doubted(Finding finding, String reason) {
    return reason.isEmpty() ? finding : finding.doubted(reason);
  }
}
