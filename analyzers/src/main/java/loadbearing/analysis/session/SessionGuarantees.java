package loadbearing.analysis.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Finding.Evidence;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Shares;
import loadbearing.history.Run;

/**
 * Whether a user of a run saw what the same user had done, across nodes: one finding a guarantee,
 * and one on causal order. Exposure is the operations that could have broken it; each violation
 * says who served both operations.
 */
public final class SessionGuarantees implements Analyzer {
  /** Whether everybody sees effects no sooner than their causes. */
  public static final Measure CAUSAL_ORDER =
      Measure.less(
          "causal-order",
          "",
          "the share of operations that broke any guarantee; holds if none did");

  private static final double CONFIDENCE = 0.95;

  /** So many operations without a violation leave at most 3 % of them violating, at 95 %. */
  private static final int ENOUGH = 100;

  /** Whether sessions have {@code guarantee}. */
  public static Measure measure(Guarantee guarantee) {
    return Measure.less(
        guarantee.words().replace(' ', '-'),
        "",
        "the share of operations that broke the guarantee; holds if none did");
  }

  @Override
  public List<Measure> measures() {
    return Stream.concat(
            Arrays.stream(Guarantee.values()).map(SessionGuarantees::measure),
            Stream.of(CAUSAL_ORDER))
        .toList();
  }

  @Override
  public List<Finding> judge(Run run) {
    var sessions = Sessions.of(run.history());
    List<Finding> findings = new ArrayList<>();
    for (var guarantee : Guarantee.values()) {
      var tally = sessions.of(guarantee);
      if (tally.exposure() > 0) {
        findings.add(finding(run, measure(guarantee), tally));
      }
    }
    if (!findings.isEmpty()) {
      findings.add(finding(run, CAUSAL_ORDER, all(sessions)));
    }
    return findings;
  }

  private static Sessions.Tally all(Sessions sessions) {
    var tallies = Arrays.stream(Guarantee.values()).map(sessions::of).toList();
    return new Sessions.Tally(
        tallies.stream().mapToLong(Sessions.Tally::exposure).sum(),
        tallies.stream().flatMap(tally -> tally.brokenAt().stream()).toList(),
        tallies.stream().flatMap(tally -> tally.examples().stream().limit(1)).toList());
  }

  private static Finding finding(Run run, Measure measure, Sessions.Tally tally) {
    var verdict = tally.exposure() < ENOUGH ? Verdict.INCONCLUSIVE : Verdict.HOLDS;
    return Finding.decided(
            measure,
            Subject.run(),
            tally.broken() > 0 ? Verdict.REFUTED : verdict,
            (double) tally.broken() / tally.exposure(),
            Optional.of(
                Shares.wrong(
                    run,
                    tally.brokenAt().stream().mapToLong(Long::longValue),
                    tally.exposure(),
                    CONFIDENCE)),
            tally.exposure(),
            tally.broken() > 0
                ? "%d of %d operations broke it".formatted(tally.broken(), tally.exposure())
                : "none of %d operations broke it; fewer than %d say too little"
                    .formatted(tally.exposure(), ENOUGH))
        .with(
            tally.examples().stream()
                .map(violation -> new Evidence(violation.sentence(), violation.operations()))
                .toList());
  }
}
