package loadbearing.analysis;

import java.util.List;
import java.util.Optional;

/**
 * One answer that a run gives.
 *
 * @param name what was judged, such as {@code availability of reads}
 * @param verdict the answer; empty where a number is only reported
 * @param value the statistic that decided; NaN where there is none
 * @param interval the interval around it; empty where none can be given
 * @param unit of the value, such as {@code s}, {@code 1/s}, {@code operations}; empty for a ratio
 * @param exposure how many operations could have gone wrong
 * @param why one or two sentences: what was compared with which threshold, and what disturbed it
 * @param evidence the few things that prove it
 */
public record Finding(
    String name,
    Optional<Verdict> verdict,
    double value,
    Optional<Interval> interval,
    String unit,
    long exposure,
    String why,
    List<Evidence> evidence) {

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
      String name,
      double value,
      Optional<Interval> interval,
      String unit,
      long exposure,
      String why) {
    return new Finding(name, Optional.empty(), value, interval, unit, exposure, why, List.of());
  }

  /** An answer. */
  public static Finding decided(
      String name,
      Verdict verdict,
      double value,
      Optional<Interval> interval,
      String unit,
      long exposure,
      String why) {
    return new Finding(name, Optional.of(verdict), value, interval, unit, exposure, why, List.of());
  }

  /** An answer that cannot be given, and why. */
  public static Finding undecided(String name, String unit, long exposure, String why) {
    return decided(name, Verdict.INCONCLUSIVE, Double.NaN, Optional.empty(), unit, exposure, why);
  }

  /** The same finding with what proves it. */
  public Finding with(List<Evidence> proof) {
    return new Finding(name, verdict, value, interval, unit, exposure, why, proof);
  }

  /** The same finding, which decides nothing for {@code reason}; one without a verdict stays. */
  public Finding doubted(String reason) {
    return verdict.isEmpty()
        ? this
        : new Finding(
            name,
            Optional.of(Verdict.INCONCLUSIVE),
            value,
            interval,
            unit,
            exposure,
            "Void: %s. Else: %s".formatted(reason, why),
            evidence);
  }

  /** Whether its verdict is {@code asked}. */
  public boolean is(Verdict asked) {
    return verdict.equals(Optional.of(asked));
  }

  /** The same finding under another name. */
  public Finding named(String other) {
    return new Finding(other, verdict, value, interval, unit, exposure, why, evidence);
  }
}
