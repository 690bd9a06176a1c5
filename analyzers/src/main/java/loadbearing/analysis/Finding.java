package loadbearing.analysis;

import java.util.List;
import java.util.Optional;

/**
 * One answer that a run gives.
 *
 * @param measure what was judged
 * @param subject of what part of the run
 * @param verdict the answer; empty where a number is only reported
 * @param value the statistic that decided; NaN where there is none
 * @param interval the interval around it; empty where none can be given
 * @param exposure how many operations could have gone wrong
 * @param why one or two sentences: what was compared with which threshold, and what disturbed it
 * @param evidence the few things that prove it
 * @param rule by what it was decided; empty where nothing was, or no number decided
 */
public record Finding(
    Measure measure,
    Subject subject,
    Optional<Verdict> verdict,
    double value,
    Optional<Interval> interval,
    long exposure,
    String why,
    List<Evidence> evidence,
    Optional<Rule> rule) {

  /**
   * Something that proves a finding.
   *
   * @param what in words, for people
   * @param operations ids of the operations concerned
   */
  public record Evidence(String what, List<Long> operations) {
    public Evidence {
      operations = List.copyOf(operations);
    }
  }

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** A number that decides nothing. */
  public static Finding reported(
      Measure measure,
      Subject subject,
      double value,
      Optional<Interval> interval,
      long exposure,
      String why) {
    return new Finding(
        measure,
        subject,
        Optional.empty(),
        value,
        interval,
        exposure,
        why,
        List.of(),
        Optional.empty());
  }

  /** An answer. */
  public static Finding decided(
      Measure measure,
      Subject subject,
      Verdict verdict,
      double value,
      Optional<Interval> interval,
      long exposure,
      String why) {
    return new Finding(
        measure,
        subject,
        Optional.of(verdict),
        value,
        interval,
        exposure,
        why,
        List.of(),
        Optional.empty());
  }

  /** An answer that cannot be given, and why. */
  public static Finding undecided(Measure measure, Subject subject, long exposure, String why) {
    return decided(
        measure, subject, Verdict.INCONCLUSIVE, Double.NaN, Optional.empty(), exposure, why);
  }

  /** The same finding with what proves it. */
  public Finding with(List<Evidence> proof) {
    return new Finding(measure, subject, verdict, value, interval, exposure, why, proof, rule);
  }

  /** The same finding with the rule that decided it. */
  public Finding by(Rule decided) {
    return new Finding(
        measure, subject, verdict, value, interval, exposure, why, evidence, Optional.of(decided));
  }

  /**
   * The same finding, which decides nothing for {@code reason}; one without a verdict stays, and so
   * does one that was doubted for that before.
   */
  public Finding doubted(String reason) {
    return verdict.isEmpty() || why.startsWith("Void: " + reason)
        ? this
        : new Finding(
            measure,
            subject,
            Optional.of(Verdict.INCONCLUSIVE),
            value,
            interval,
            exposure,
            "Void: %s. Else: %s".formatted(reason, why),
            evidence,
            rule);
  }

  /** Whether its verdict is {@code asked}. */
  public boolean is(Verdict asked) {
    return verdict.equals(Optional.of(asked));
  }

  /** Whether it is about {@code asked} of {@code of} or of a part of that. */
  public boolean answers(Measure asked, Subject of) {
    return measure.id().equals(asked.id()) && of.includes(subject);
  }

  /** The same finding about another subject. */
  public Finding about(Subject other) {
    return new Finding(measure, other, verdict, value, interval, exposure, why, evidence, rule);
  }

  /** What was judged, in words, such as {@code availability of reads}. */
  public String name() {
    return measure.words() + subject.words();
  }

  /** The unit of its value; empty for a ratio. */
  public String unit() {
    return measure.unit();
  }
}
