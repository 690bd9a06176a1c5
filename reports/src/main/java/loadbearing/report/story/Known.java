package loadbearing.report.story;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import loadbearing.analysis.Finding;
import loadbearing.analysis.SinglePointOfFailure;
import loadbearing.topology.Goal;
import loadbearing.topology.drawing.Labels;

/**
 * The findings that have a place of their own in a report, by the names that analyzers give them;
 * all others are listed with their run. The only place that knows these names.
 */
final class Known {
  /** The goals that a report tells of. */
  public static final List<Goal> GOALS = List.of(Goal.READ, Goal.WRITE);

  /** The share of acknowledged writes that were gone, in [0, 1]. */
  static final String LOST_WRITES = "acknowledged writes are kept";

  /** The share of reads that showed less than was acknowledged, in [0, 1]. */
  static final String STALE_READS = "reads are fresh";

  /** The oldest stale read, in ms. */
  static final String STALE_AGE = "age of stale reads";

  static final String LAMBDA = "scaling λ";
  static final String SIGMA = "scaling σ";
  static final String KAPPA = "scaling κ";

  /** The number of clones beyond which capacity no longer grows in proportion. */
  static final String KNEE = "knee";

  private static final Pattern CAPACITY = Pattern.compile("capacity of (\\d+)");

  private Known() {}

  /** The first finding of that name. */
  static Optional<Finding> find(List<Finding> findings, String name) {
    return findings.stream().filter(finding -> finding.name().equals(name)).findFirst();
  }

  /** Its value; NaN if there is none. */
  static double value(List<Finding> findings, String name) {
    return find(findings, name).map(Finding::value).orElse(Double.NaN);
  }

  /** The number of clones whose capacity {@code finding} gives; empty if it is another finding. */
  static OptionalInt capacityOf(Finding finding) {
    var matcher = CAPACITY.matcher(finding.name());
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  static String efficiencyOf(int clones) {
    return "efficiency of " + clones;
  }

  static String availability(Goal goal) {
    return "availability of " + Labels.of(goal);
  }

  static String predicted(Goal goal) {
    return "predicted availability of " + Labels.of(goal);
  }

  /** The share served while the fault lasted. */
  static String during(Goal goal, String fault) {
    return Labels.of(goal) + " during " + fault;
  }

  /** The share served without the part, once failover has settled; decides on the prediction. */
  static String without(Goal goal, String part) {
    return SinglePointOfFailure.name(goal, part);
  }

  static String outage(Goal goal, String fault) {
    return "outage of %s, %s".formatted(Labels.of(goal), fault);
  }

  static String detection(Goal goal, String fault) {
    return "time to detect of %s, %s".formatted(Labels.of(goal), fault);
  }

  static String recovery(Goal goal, String fault) {
    return "recovery of %s, %s".formatted(Labels.of(goal), fault);
  }
}
