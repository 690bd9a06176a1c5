package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.analysis.judge.Expectation;
import loadbearing.check.txn.Level;
import loadbearing.harness.programme.Need;
import loadbearing.history.Script;
import loadbearing.suite.isolation.KnownAnomalies;
import loadbearing.suite.isolation.ScenarioOperator;
import loadbearing.topology.Kind;
import loadbearing.topology.classic.Catalogue;

/** Row K8 of the ledger: transactions keep their isolation level, one claim a level. */
final class IsolationClaims {
  private static final Duration DURATION = Duration.ofSeconds(15);

  /** The last scenario, and what it waits for, must be over before the load is. */
  private static final Duration PLAYING = DURATION.minusSeconds(3);

  /** How often each scenario is played. */
  private static final int ATTEMPTS = 5;

  /** Cores that transactions in a crowd use. */
  private static final double BUSY = 1.6;

  private IsolationClaims() {}

  static Stream<Claim> all() {
    return Stream.of(
        claim(Level.READ_UNCOMMITTED, Verdict.HOLDS),
        claim(Level.READ_COMMITTED, Verdict.HOLDS),
        claim(Level.REPEATABLE_READ, Verdict.REFUTED),
        claim(Level.SERIALIZABLE, Verdict.HOLDS));
  }

  /**
   * MySQL's REPEATABLE READ is not what Adya defines: it loses updates, so the load must refute it.
   */
  private static Claim claim(Level level, Verdict load) {
    return new Claim(
        "K8-" + level.word(),
        "MySQL's transactions at %s show the anomalies that it is known to show there, and no others."
            .formatted(level.word()),
        "Hermitage (MySQL) and Jepsen (MySQL 8.0.34): the anomalies of each isolation level.",
        "Each scenario is played %d times in lock step; known to show: seen once or more, known to prevent: never seen. Under load on few registers, %s."
            .formatted(
                ATTEMPTS,
                level == Level.SERIALIZABLE
                    ? "no transaction shows an anomaly"
                    : "updates must be lost"),
        Question.of(profile -> need(level), expected(level, load)).recorded());
  }

  private static List<Expectation> expected(Level level, Verdict load) {
    return Stream.of(
            ScenarioOperator.subjects(level).stream()
                .map(s -> Expectation.must(KnownAnomalies.KNOWN_ANOMALY, s, Verdict.HOLDS)),
            Stream.of(level)
                .filter(losing -> losing != Level.SERIALIZABLE)
                .map(l -> Expectation.must(KnownAnomalies.UPDATES_LOST, at(l), Verdict.HOLDS)),
            Stream.of(Expectation.must(TransactionIsolation.ISOLATION, at(level), load)))
        .flatMap(each -> each)
        .toList();
  }

  private static Subject at(Level level) {
    return Subject.of(new Aspect.AtLevel(level.word()));
  }

  private static Need need(Level level) {
    var topology = Catalogue.topology("A4");
    var database = topology.nodes(Kind.Database.class).getFirst().name();
    return Need.of(
            Experiments.crowd(
                topology,
                "transactions-" + level.word(),
                DURATION,
                new Script.Isolation(
                    database, loadbearing.workload.Level.of(level.word()), ATTEMPTS, PLAYING)))
        .using(BUSY);
  }
}
