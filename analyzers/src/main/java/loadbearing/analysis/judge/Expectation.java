package loadbearing.analysis.judge;

import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;

/**
 * What the findings of one measure must, may or must not say.
 *
 * @param measure what is judged
 * @param subject of what; findings on a part of it count too
 * @param need how strict it is
 * @param verdict the verdict that must, may or must not appear
 */
public record Expectation(Measure measure, Subject subject, Need need, Verdict verdict) {
  /** How strict an expectation is. */
  public enum Need {
    /** There is a finding, and each that is decided has the verdict. */
    MUST,
    /** Chance decides, or a plan that breaks it on purpose. */
    MAY,
    /** No finding has the verdict. */
    MUST_NOT
  }

  /** There is a finding on {@code measure} of {@code subject}, and none has another verdict. */
  public static Expectation must(Measure measure, Subject subject, Verdict verdict) {
    return new Expectation(measure, subject, Need.MUST, verdict);
  }

  /** The same of the run as a whole. */
  public static Expectation must(Measure measure, Verdict verdict) {
    return must(measure, Subject.run(), verdict);
  }

  /** Whatever findings on {@code measure} say, it is no surprise. */
  public static Expectation may(Measure measure, Subject subject) {
    return new Expectation(measure, subject, Need.MAY, Verdict.REFUTED);
  }

  /** No finding on {@code measure} of {@code subject} has the verdict. */
  public static Expectation mustNot(Measure measure, Subject subject, Verdict verdict) {
    return new Expectation(measure, subject, Need.MUST_NOT, verdict);
  }

  /** Whether it is about {@code finding}. */
  public boolean isAbout(Finding finding) {
    return finding.answers(measure, subject);
  }

  /** What it is about, in words. */
  public String what() {
    return measure.words() + subject.words();
  }

  /** Whether {@code finding}, which it is about, contradicts it; one that decides nothing never. */
  boolean isBrokenBy(Finding finding) {
    return switch (need) {
      case MUST -> finding.is(opposite());
      case MAY -> false;
      case MUST_NOT -> finding.is(verdict);
    };
  }

  /** In words, {@code availability of reads must be HOLDS}. */
  public String words() {
    return words(what());
  }

  /** The same of a part of it. */
  String words(String part) {
    var how =
        switch (need) {
          case MUST -> "must be ";
          case MAY -> "may be ";
          case MUST_NOT -> "must not be ";
        };
    return part + " " + how + verdict;
  }

  private Verdict opposite() {
    return verdict == Verdict.HOLDS ? Verdict.REFUTED : Verdict.HOLDS;
  }
}
