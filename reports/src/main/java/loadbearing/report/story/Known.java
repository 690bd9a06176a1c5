package loadbearing.report.story;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.topology.Goal;

/** Looks up the findings that have a place of their own in a report; all others are listed. */
final class Known {
  /** The goals that a report tells of. */
  static final List<Goal> GOALS = List.of(Goal.READ, Goal.WRITE);

  private Known() {}

  /** The first finding of {@code measure} that is about {@code subject} or a part of it. */
  static Optional<Finding> find(List<Finding> findings, Measure measure, Subject subject) {
    return findings.stream().filter(finding -> finding.answers(measure, subject)).findFirst();
  }

  /** Its value; NaN if there is none. */
  static double value(List<Finding> findings, Measure measure, Subject subject) {
    return find(findings, measure, subject).map(Finding::value).orElse(Double.NaN);
  }
}
