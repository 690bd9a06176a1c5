package loadbearing.suite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.JudgedRun;

/**
 * A claim and what was found.
 *
 * @param claim the row
 * @param reports the runs that answer it
 * @param errors why runs that it needs could not be made, which says nothing about the claim; empty
 *     if all could
 */
public record Answer(Claim claim, List<JudgedRun> reports, List<RuntimeException> errors) {
  /** The finding on one expectation, and its run. */
  public record Deciding(Finding finding, JudgedRun report) {}

  public Answer {
    reports = List.copyOf(reports);
    errors = List.copyOf(errors);
  }

  /** All findings of its runs. */
  public List<Finding> findings() {
    return reports.stream().flatMap(report -> report.findings().stream()).toList();
  }

  /** The findings that decide, each with its run. */
  public List<Deciding> deciding() {
    return reports.stream().flatMap(this::deciding).toList();
  }

  private Stream<Deciding> deciding(JudgedRun report) {
    return report.findings().stream()
        .filter(finding -> claim.expected().stream().anyMatch(it -> it.isAbout(finding)))
        .map(finding -> new Deciding(finding, report));
  }

  /** In words, each expectation that was not met; empty if all were. */
  public List<String> surprises() {
    return claim.expected().stream()
        .flatMap(expectation -> surprise(expectation).stream())
        .toList();
  }

  /** As expected, or what was found instead. */
  public String outcome() {
    if (!errors.isEmpty()) {
      return "no verdict: " + errors.getFirst().getMessage();
    }
    return surprises().isEmpty() ? claim.expectation() : String.join("; ", surprises());
  }

  /** Whether every run was made and every verdict is the expected one. */
  public boolean isAsExpected() {
    return errors.isEmpty() && surprises().isEmpty();
  }

  /** Whether some expected finding could not be decided. */
  public boolean isUndecided() {
    return claim.expected().stream()
        .anyMatch(expectation -> verdict(expectation) == Verdict.INCONCLUSIVE);
  }

  private Optional<String> surprise(Expectation expectation) {
    var found = verdict(expectation);
    return found == expectation.verdict()
        ? Optional.empty()
        : Optional.of(
            "%s: expected %s, found %s (%s)"
                .formatted(expectation.what(), expectation.verdict(), found, why(expectation)));
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
    return findings().stream().filter(expectation::isAbout).toList();
  }

  /**
   * Several findings may answer one expectation: one that contradicts decides, then one that cannot
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
