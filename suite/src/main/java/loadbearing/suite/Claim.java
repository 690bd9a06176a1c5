package loadbearing.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.harness.Laboratory;
import loadbearing.report.RunReport;

/**
 * One row of the ledger: a claim, where it is made, and the experiment that answers it.
 *
 * @param id of the row, {@code F2}
 * @param text the claim in one sentence
 * @param made where the claim is made
 * @param thresholds what decides, and why there
 * @param expected the verdict that each deciding finding must have; a test fails if and only if one
 *     differs
 * @param trial the experiment
 */
public record Claim(
    String id,
    String text,
    String made,
    String thresholds,
    List<Expectation> expected,
    Trial trial) {

  /**
   * What is expected of the findings on one measure.
   *
   * @param measure what is judged
   * @param subject of what; findings on a part of it count too
   * @param verdict the verdict they must have
   */
  public record Expectation(Measure measure, Subject subject, Verdict verdict) {
    /** Of the run as a whole. */
    public Expectation(Measure measure, Verdict verdict) {
      this(measure, Subject.run(), verdict);
    }

    /** In words. */
    public String finding() {
      return measure.words() + subject.words();
    }

    /** Whether {@code finding} is one of those that it is about. */
    public boolean asks(Finding finding) {
      return finding.answers(measure, subject);
    }
  }

  /** An experiment: it makes runs and picks the findings that answer the claim. */
  @FunctionalInterface
  public interface Trial {
    /** Makes the runs; each comes with the findings that answer the claim. */
    List<RunReport> attempt(Laboratory laboratory, Profile profile) throws InterruptedException;
  }

  public Claim {
    expected = List.copyOf(expected);
  }

  /** The expected verdicts in words, each with the findings that must have it. */
  public String expectation() {
    var names =
        expected.stream()
            .collect(
                Collectors.groupingBy(
                    Expectation::verdict,
                    LinkedHashMap::new,
                    Collectors.mapping(Expectation::finding, Collectors.joining(", "))));
    return names.entrySet().stream()
        .map(entry -> "%s: %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** What was found against what is expected. */
  public Answer answer(List<RunReport> reports) {
    var findings = reports.stream().flatMap(report -> report.findings().stream()).toList();
    return new Answer(this, reports, findings);
  }

  /**
   * A claim and the findings that answer it.
   *
   * @param claim the row
   * @param reports the runs that were made for it
   * @param findings all their findings
   */
  public record Answer(Claim claim, List<RunReport> reports, List<Finding> findings) {
    /** In words, each expectation that was not met; empty if all were. */
    public List<String> surprises() {
      return claim.expected().stream()
          .flatMap(expectation -> surprise(expectation).stream())
          .toList();
    }

    /** As expected, or what was found instead. */
    public String outcome() {
      return surprises().isEmpty() ? claim.expectation() : String.join("; ", surprises());
    }

    /** Whether some expected finding could not be decided. */
    public boolean isUndecided() {
      return claim.expected().stream()
          .anyMatch(expectation -> verdict(expectation) == Verdict.INCONCLUSIVE);
    }

    private java.util.Optional<String> surprise(Expectation expectation) {
      var found = verdict(expectation);
      return found == expectation.verdict()
          ? java.util.Optional.empty()
          : java.util.Optional.of(
              "%s: expected %s, found %s (%s)"
                  .formatted(
                      expectation.finding(), expectation.verdict(), found, why(expectation)));
    }

    /** The verdict on one finding; INCONCLUSIVE where there is no such finding. */
    private Verdict verdict(Expectation expectation) {
      return asked(expectation).stream()
          .map(finding -> finding.verdict().orElse(Verdict.INCONCLUSIVE))
          .reduce(Answer::worst)
          .orElse(Verdict.INCONCLUSIVE);
    }

    private String why(Expectation expectation) {
      return asked(expectation).isEmpty()
          ? "there is no such finding"
          : asked(expectation).stream().map(Finding::why).collect(Collectors.joining("; "));
    }

    private List<Finding> asked(Expectation expectation) {
      return findings.stream().filter(expectation::asks).toList();
    }

    /**
     * Several runs may answer one expectation: one that contradicts decides, then one that cannot
     * tell.
     */
    private static Verdict worst(Verdict one, Verdict other) {
      if (one == Verdict.REFUTED || other == Verdict.REFUTED) {
        return Verdict.REFUTED;
      }
      return one == Verdict.INCONCLUSIVE || other == Verdict.INCONCLUSIVE
          ? Verdict.INCONCLUSIVE
          : Verdict.HOLDS;
    }
  }
}
