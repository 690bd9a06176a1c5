package loadbearing.analysis.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Finding.Evidence;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.check.txn.Anomaly;
import loadbearing.check.txn.Isolation;
import loadbearing.check.txn.Level;
import loadbearing.check.txn.TransactionCheck;
import loadbearing.history.Run;

/**
 * Whether the transactions of a run have the isolation that they asked for, and how often each
 * anomaly was seen. Where several levels were asked for, the weakest of them is judged. Exposure is
 * the transactions that committed.
 *
 * @param promised the level to judge by; empty for the one that was asked for
 */
public record TransactionIsolation(Optional<Level> promised) implements Analyzer {
  /** Whether transactions have the isolation they asked for. */
  public static final Measure ISOLATION =
      Measure.less(
              "transaction-isolation",
              "",
              "the share of committed transactions with a forbidden anomaly; holds if none has one")
          .said("transactions keep their isolation");

  /** How often an anomaly was seen. */
  public static final Measure ANOMALY =
      Measure.less("anomaly-seen", "", "how often an anomaly was seen, of committed transactions");

  private static final double CONFIDENCE = 0.95;

  /** So many committed transactions without an anomaly leave at most 0.3 % of them with one. */
  private static final int ENOUGH = 1000;

  @Override
  public List<Measure> measures() {
    return List.of(ISOLATION, ANOMALY);
  }

  @Override
  public List<Finding> judge(Run run) {
    var transactions = new RunTransactions(run.history());
    if (transactions.columns().size() == 0) {
      return List.of();
    }
    var isolation =
        TransactionCheck.judge(
            transactions.columns(),
            transactions.scalars(),
            level(transactions),
            transactions.versions());
    List<Finding> findings = new ArrayList<>();
    findings.add(verdict(transactions, isolation));
    isolation.counts().forEach((anomaly, count) -> findings.add(rate(isolation, anomaly, count)));
    return findings;
  }

  private Level level(RunTransactions transactions) {
    return promised.orElseGet(
        () ->
            Level.weakest(transactions.isolations().stream().map(Level::of).toList()).stream()
                .findFirst()
                .orElse(Level.SERIALIZABLE));
  }

  private static Finding verdict(RunTransactions transactions, Isolation isolation) {
    var level = Subject.of(new Aspect.AtLevel(isolation.promised().word()));
    var committed = isolation.exposure().committed();
    if (isolation.isBad()) {
      return refuted(level, transactions, isolation);
    }
    var isEnough = committed >= ENOUGH && !isolation.isUndecided();
    return Finding.decided(
        ISOLATION,
        level,
        isEnough ? Verdict.HOLDS : Verdict.INCONCLUSIVE,
        0,
        committed == 0
            ? Optional.empty()
            : Optional.of(Intervals.proportion(0, committed, CONFIDENCE)),
        committed,
        isolation.isUndecided()
            ? String.join("; ", isolation.contradictions())
            : "none of %d committed transactions shows what it forbids; fewer than %d say too little; the interval takes them as independent"
                .formatted(committed, ENOUGH));
  }

  private static Finding refuted(Subject level, RunTransactions transactions, Isolation isolation) {
    var forbidden = isolation.proofs().stream().map(f -> f.anomaly().word()).distinct().toList();
    var committed = isolation.exposure().committed();
    var count =
        Math.min(
            committed,
            isolation.proofs().stream()
                .mapToLong(f -> isolation.counts().get(f.anomaly()))
                .max()
                .orElse(0));
    return Finding.decided(
            ISOLATION,
            level,
            Verdict.REFUTED,
            (double) count / committed,
            Optional.of(Intervals.proportion(count, committed, CONFIDENCE)),
            committed,
            "it shows %s, so it does not have %s; the interval takes transactions as independent"
                .formatted(
                    String.join(", ", forbidden),
                    isolation.violates().stream().map(Level::word).toList()))
        .with(isolation.proofs().stream().limit(5).map(f -> evidence(transactions, f)).toList());
  }

  private static Evidence evidence(RunTransactions transactions, Isolation.Found found) {
    var served =
        found.transactions().stream()
            .map(transactions::operation)
            .map(o -> "%s via %s".formatted(o.path().database(), o.path().node()))
            .toList();
    return new Evidence(
        "%s; served by %s".formatted(String.join("; ", found.why()), served),
        found.transactions().stream().map(t -> transactions.operation(t).id()).toList());
  }

  private static Finding rate(Isolation isolation, Anomaly anomaly, long count) {
    var committed = isolation.exposure().committed();
    return Finding.reported(
        ANOMALY,
        Subject.of(new Aspect.OfAnomaly(anomaly.word())),
        (double) count / Math.max(1, committed),
        Optional.empty(),
        committed,
        "%d times in %d committed transactions; %s"
            .formatted(
                count,
                committed,
                anomaly.isForbiddenBy(isolation.promised().most())
                    ? "forbidden at " + isolation.promised().word()
                    : "allowed at " + isolation.promised().word()));
  }
}
