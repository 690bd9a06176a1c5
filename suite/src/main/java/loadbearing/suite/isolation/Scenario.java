package loadbearing.suite.isolation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Subject;
import loadbearing.check.txn.Level;

/**
 * Transactions that step in turns, so that an anomaly appears unless the database prevents it.
 *
 * <p>Before each attempt the table has the rows {@code (1, 10, 0)} and {@code (2, 20, 0)} of {@code
 * (id, value, note)}. The check looks at answers only, so it is sound in whatever order the
 * database let the statements through.
 *
 * @param anomaly its name
 * @param table that only this scenario uses
 * @param shown the levels at which MySQL is known to show it
 * @param steps in the order they are sent; one that has to wait for a lock is passed over until it
 *     has it
 * @param check whether an attempt shows the anomaly
 */
record Scenario(
    String anomaly, String table, Set<Level> shown, List<Step> steps, Predicate<Seen> check) {
  Scenario {
    shown = Set.copyOf(shown);
    steps = List.copyOf(steps);
  }

  /** What the finding on {@code level} is about. */
  Subject subject(Level level) {
    return Subject.of(new Aspect.OfAnomaly(anomaly), new Aspect.AtLevel(level.word()));
  }

  /** Whether MySQL is known to show the anomaly at {@code level}. */
  boolean isKnownAt(Level level) {
    return shown.contains(level);
  }

  /** Whether an attempt shows the anomaly. */
  boolean isShownBy(Seen seen) {
    return check.test(seen);
  }
}
