package loadbearing.analysis.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Rule;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;

/**
 * Whether efficiencies are as good as in proportion: E(n) ≥ 1 − margin.
 *
 * <p>It HOLDS for all n together if the lower ends of all of them are above, each one-sided at
 * {@code confidence} (an intersection-union test needs no correction); it is REFUTED if an upper
 * end is below, at a confidence corrected for the number of n (Bonferroni).
 *
 * @param margin in (0, 1)
 * @param confidence of each one-sided decision, in (0.5, 1)
 * @param efficiencies E(n) of each n, at least one
 */
record Proportion(double margin, double confidence, List<Efficiency> efficiencies) {
  private static final double SUPERLINEAR = 1.03;

  Proportion {
    efficiencies = List.copyOf(efficiencies);
  }

  /** What is found of one of them. */
  Finding each(Efficiency efficiency) {
    return ruled(it -> it.ofOne(efficiency));
  }

  /** What is found of all of them together, which were measured in {@code blocks}. */
  Finding all(Blocks blocks) {
    return ruled(it -> it.ofAll(blocks));
  }

  /** The first that is less than in proportion. */
  Optional<Efficiency> firstRefuted() {
    return efficiencies.stream().filter(e -> verdict(e) == Verdict.REFUTED).findFirst();
  }

  /** What {@code judge} says, with how surely it would still say it. */
  private Finding ruled(Function<Proportion, Finding> judge) {
    var finding = judge.apply(this);
    return finding.by(
        Rule.byInterval(
            1 - margin,
            twoSided ->
                judge
                    .apply(new Proportion(margin, (1 + twoSided) / 2, efficiencies))
                    .verdict()
                    .equals(finding.verdict())));
  }

  private Finding ofOne(Efficiency efficiency) {
    long exposure = efficiency.blocks();
    var interval = efficiency.interval(twoSided(confidence));
    if (interval.isEmpty()) {
      return Finding.undecided(
          Scaling.EFFICIENCY,
          Scaling.of(efficiency.clones()),
          exposure,
          "%d blocks have a window of 1 and one of %d, at least 2 are needed"
              .formatted(exposure, efficiency.clones()));
    }
    return Finding.decided(
        Scaling.EFFICIENCY,
        Scaling.of(efficiency.clones()),
        verdict(efficiency),
        efficiency.value(),
        interval,
        exposure,
        factors(efficiency, interval.get()));
  }

  private Finding ofAll(Blocks blocks) {
    var worst =
        efficiencies.stream().min(Comparator.comparingDouble(Efficiency::value)).orElseThrow();
    var verdicts = efficiencies.stream().map(this::verdict).toList();
    var verdict =
        verdicts.contains(Verdict.REFUTED)
            ? Verdict.REFUTED
            : verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.HOLDS;
    return Finding.decided(
        Scaling.PROPORTIONALITY,
        Subject.run(),
        verdict,
        worst.value(),
        worst.interval(twoSided(confidence)),
        blocks.windows().size(),
        String.format(
            Locale.ROOT,
            "the least efficiency, of %d clones, against %.2f; one-sided confidence %.3f each; %d"
                + " blocks, %d of them disturbed",
            worst.clones(),
            1 - margin,
            confidence,
            blocks.all(),
            blocks.leftOut()));
  }

  private Verdict verdict(Efficiency efficiency) {
    var below = efficiency.interval(twoSided(confidence));
    var above = efficiency.interval(twoSided(1 - (1 - confidence) / efficiencies.size()));
    if (below.isEmpty() || above.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    if (below.get().low() >= 1 - margin) {
      return Verdict.HOLDS;
    }
    return above.get().high() < 1 - margin ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
  }

  private static String factors(Efficiency efficiency, Interval interval) {
    var text =
        Double.isNaN(efficiency.utilisation())
            ? "the app nodes' CPU was not sampled"
            : String.format(
                Locale.ROOT,
                "budget used ×%.3f, cost of a request ×%.3f",
                efficiency.utilisation(),
                1 / efficiency.demand());
    double median = efficiency.median();
    if (median < interval.low() || median > interval.high()) {
      text +=
          String.format(
              Locale.ROOT, "; the median block has %.3f: some are unlike the rest", median);
    }
    return interval.low() > SUPERLINEAR
        ? text + "; more than in proportion: an idle machine that costs more, or a cache"
        : text;
  }

  /** The two-sided interval whose ends are each one-sided at {@code oneSided}. */
  private static double twoSided(double oneSided) {
    return 2 * oneSided - 1;
  }
}
