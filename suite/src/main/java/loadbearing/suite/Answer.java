package loadbearing.suite;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.judge.Surprise;
import loadbearing.analysis.judge.Surprises;

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

  /** The findings that decide, each with its run: those asked for, and those that surprise. */
  public List<Deciding> deciding() {
    return reports.stream().flatMap(this::deciding).toList();
  }

  private Stream<Deciding> deciding(JudgedRun report) {
    var surprising =
        report.surprises().broken().stream().flatMap(it -> it.finding().stream()).toList();
    return report.findings().stream()
        .filter(
            finding ->
                surprising.contains(finding)
                    || claim.expected().stream().anyMatch(it -> it.isAbout(finding)))
        .map(finding -> new Deciding(finding, report));
  }

  /**
   * In words, whatever its runs say against what the claim expects, or against what their
   * architecture promises in every run; empty if nothing does.
   */
  public List<String> surprises() {
    return words(Surprises::broken);
  }

  /** In words, what must be, and could not be told. */
  public List<String> undecided() {
    return words(Surprises::undecided);
  }

  private List<String> words(Function<Surprises, List<Surprise>> which) {
    return reports.stream()
        .flatMap(report -> which.apply(report.surprises()).stream())
        .map(Surprise::words)
        .distinct()
        .toList();
  }

  /** As expected, or what was found instead. */
  public String outcome() {
    if (!errors.isEmpty()) {
      return "no verdict: " + errors.getFirst().getMessage();
    }
    return isAsExpected()
        ? claim.expectation()
        : Stream.concat(surprises().stream(), undecided().stream())
            .collect(Collectors.joining("; "));
  }

  /** Whether every run was made and every verdict is the expected one. */
  public boolean isAsExpected() {
    return errors.isEmpty() && surprises().isEmpty() && undecided().isEmpty();
  }
}
