package loadbearing.suite.isolation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.check.txn.Anomaly;
import loadbearing.check.txn.Level;
import loadbearing.history.Run;
import loadbearing.workload.Action;

/**
 * Whether the load itself lost updates, where MySQL is known to lose them: at every level but
 * SERIALIZABLE. A checker that cannot find them there would find nothing.
 *
 * @see <a href="https://jepsen.io/analyses/mysql-8.0.34">MySQL 8.0.34 (Jepsen)</a>
 */
final class LostUpdates {
  static final Measure UPDATES_LOST =
      Measure.neither(
          "updates-lost",
          "",
          "lost updates of committed transactions; holds if there are some, as is known there");

  private static final double CONFIDENCE = 0.95;

  /** Among so many transactions on few registers some update is lost. */
  private static final int ENOUGH = 1000;

  private static final Subject LOST_UPDATE =
      Subject.of(new Aspect.OfAnomaly(Anomaly.LOST_UPDATE.word()));

  private LostUpdates() {}

  private static Subject at(Level level) {
    return Subject.of(new Aspect.AtLevel(level.word()));
  }

  static List<Finding> judge(Run run) {
    return Stream.of(run.plan().workload())
        .filter(workload -> workload.mix().containsKey(Action.TRANSACTION))
        .map(workload -> Level.of(workload.isolation().word()))
        .filter(level -> level != Level.SERIALIZABLE)
        .map(level -> finding(level, new TransactionIsolation(Optional.of(level)).judge(run)))
        .toList();
  }

  /** {@code found} says how often each anomaly was seen, and of one that was not nothing. */
  static Finding finding(Level level, List<Finding> found) {
    long committed = found.stream().mapToLong(Finding::exposure).max().orElse(0);
    long lost =
        found.stream()
            .filter(finding -> finding.answers(TransactionIsolation.ANOMALY, LOST_UPDATE))
            .mapToLong(finding -> Math.round(finding.value() * finding.exposure()))
            .sum();
    if (lost == 0 && committed < ENOUGH) {
      return Finding.undecided(
          UPDATES_LOST,
          at(level),
          committed,
          "none in %d transactions; it takes %d to tell".formatted(committed, ENOUGH));
    }
    return Finding.decided(
        UPDATES_LOST,
        at(level),
        lost > 0 ? Verdict.HOLDS : Verdict.REFUTED,
        (double) lost / committed,
        Optional.of(Intervals.proportion(Math.min(lost, committed), committed, CONFIDENCE)),
        committed,
        "%d in %d committed transactions, %.1f per 1000; MySQL is known to lose updates at this level; the interval takes transactions as independent"
            .formatted(lost, committed, 1000.0 * lost / committed));
  }
}
