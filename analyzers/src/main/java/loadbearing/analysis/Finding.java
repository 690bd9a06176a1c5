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

  /** The same finding under another name. */
  public Finding named(String other) {
    return new Finding(other, verdict, value, interval, unit, exposure, why, evidence);
  }
}
