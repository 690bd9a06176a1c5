package loadbearing.suite.rig;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.suite.Answer;

/**
 * What is built into a system, and what a finding must therefore say.
 *
 * @param measure of the finding
 * @param subject of it; each finding on a part of it must say so
 * @param verdict it must have; empty where it only reports
 * @param value it must have, within {@code tolerance}, and its interval must contain; empty where
 *     the verdict says all
 * @param tolerance how far off the finding may be, since what is built in is not drawn by chance; 0
 *     where there is no value
 * @param isAlarm whether one who expects nothing wrong must be told, and the run end red
 */
public record Truth(
    Measure measure,
    Subject subject,
    Optional<Verdict> verdict,
    Optional<Double> value,
    double tolerance,
    boolean isAlarm) {

  /** So much goes wrong, which nobody may overlook. */
  static Truth wrong(Measure measure, double share, double tolerance) {
    return new Truth(
        measure, Subject.run(), Optional.of(Verdict.REFUTED), Optional.of(share), tolerance, true);
  }

  /** A number comes out. */
  static Truth number(Measure measure, Subject subject, double value, double tolerance) {
    return new Truth(measure, subject, Optional.empty(), Optional.of(value), tolerance, false);
  }

  /** A verdict comes out. */
  static Truth verdict(Measure measure, Subject subject, Verdict verdict) {
    return new Truth(measure, subject, Optional.of(verdict), Optional.empty(), 0, false);
  }

  /** How the answer misses it, in words; empty if it does not. */
  Optional<String> missedBy(Answer answer) {
    var found =
        answer.findings().stream().filter(finding -> finding.answers(measure, subject)).toList();
    if (found.isEmpty()) {
      return Optional.of(words() + ": nothing was found");
    }
    var wrong = found.stream().filter(finding -> !isToldBy(finding)).map(Truth::said).toList();
    if (!wrong.isEmpty()) {
      return Optional.of(words() + ": found " + String.join("; ", wrong));
    }
    boolean isTold = answer.surprises().stream().anyMatch(it -> it.startsWith(measure.words()));
    return isAlarm && !isTold
        ? Optional.of(words() + ": found, and no surprise to one who did not expect it")
        : Optional.empty();
  }

  private boolean isToldBy(Finding finding) {
    return verdict.equals(finding.verdict().filter(it -> verdict.isPresent()))
        && value.map(it -> isNear(it, finding)).orElse(true);
  }

  private boolean isNear(double truth, Finding finding) {
    return Math.abs(finding.value() - truth) <= tolerance
        && finding.interval().map(interval -> interval.contains(truth)).orElse(true);
  }

  /** What must come out. */
  String words() {
    return measure.words()
        + subject.words()
        + verdict.map(it -> " " + it).orElse("")
        + value.map(it -> " = " + number(it) + " ± " + number(tolerance)).orElse("");
  }

  /** What the answer says of it, for people. */
  String saidBy(Answer answer) {
    return answer.findings().stream()
        .filter(finding -> finding.answers(measure, subject))
        .map(Truth::said)
        .collect(Collectors.joining("; "));
  }

  private static String said(Finding finding) {
    return finding.verdict().map(it -> it + " ").orElse("")
        + number(finding.value())
        + finding.interval().map(Truth::said).orElse("");
  }

  private static String said(Interval interval) {
    return " [%s, %s]".formatted(number(interval.low()), number(interval.high()));
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.4g", number);
  }
}
