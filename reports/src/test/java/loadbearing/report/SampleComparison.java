package loadbearing.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.judge.Judge;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.report.story.ClaimResult;
import loadbearing.report.story.Comparison;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;

/** A comparison of three architectures and a scaling run, made up and always the same. */
final class SampleComparison {
  private SampleComparison() {}

  static Comparison whole() {
    return new Comparison(
        "Single server, horizontal scaling and master-slave",
        Instant.parse("2026-11-21T10:15:00Z"),
        List.of(single(), scaled(), masterSlave(), scaling(), disturbed()),
        claims());
  }

  private static JudgedRun single() {
    return new SampleRun("A1-20261121-101500-1", topology("A1"), 40, 100)
        .kill("server", 8, 6)
        .proxied("users->server")
        .report(List.of());
  }

  private static JudgedRun scaled() {
    return new SampleRun("A4-20261121-101700-1", topology("A4"), 40, 100)
        .kill("primary", 8, 6)
        .kill("app1", 24, 6)
        .proxied("app1->primary")
        .finding(kept(0, 812))
        .report(List.of());
  }

  private static JudgedRun masterSlave() {
    return new SampleRun("A9-20261121-101900-1", topology("A9"), 40, 100)
        .kill("primary", 8, 6)
        .kill("app2", 24, 6)
        .finding(kept(0.0037, 803))
        .finding(stale())
        .report(List.of());
  }

  private static JudgedRun scaling() {
    var run = new SampleRun("A4-20261121-102200-2", topology("A4:clones=3"), 60, 120);
    double[] capacity = {104, 203, 262};
    for (int n = 1; n <= 3; n++) {
      run.window(n, 20 * (n - 1), 20 * n);
      run.finding(
          SampleRun.number(
              Scaling.CAPACITY, Subject.of(new Aspect.Clones(n)), capacity[n - 1], 4 + 2 * n));
    }
    return run.finding(efficiency(2, 0.976, 0.94, 1.01, Verdict.HOLDS))
        .finding(efficiency(3, 0.84, 0.81, 0.87, Verdict.REFUTED))
        .finding(SampleRun.number(Scaling.LAMBDA, Subject.run(), 105, 4))
        .finding(SampleRun.number(Scaling.SIGMA, Subject.run(), 0.02, 0))
        .finding(SampleRun.number(Scaling.KAPPA, Subject.run(), 0.024, 0))
        .finding(
            new Finding(
                Scaling.KNEE,
                Subject.run(),
                Optional.empty(),
                3,
                Optional.empty(),
                9,
                "primary is saturated: throttled in 61 % of its periods",
                List.of(),
                Optional.empty()))
        .report(List.of());
  }

  /** A run whose words try to break out of the page. */
  private static JudgedRun disturbed() {
    return new SampleRun("A4-<script>alert(1)</script>", topology("A4"), 12, 50)
        .finding(
            new Finding(
                Judge.JUDGED,
                Subject.of(new Aspect.ByAnalyzer("</script><img src=x onerror=alert(2)>")),
                Optional.of(Verdict.INCONCLUSIVE),
                Double.NaN,
                Optional.empty(),
                0,
                "a | pipe, a `tick` and\na new line",
                List.of(),
                Optional.empty()))
        .report(List.of("the host was idle for 4 % of the time, expected 10 % or more"));
  }

  private static Finding kept(double share, long exposure) {
    return new Finding(
        Durability.KEPT,
        Subject.run(),
        Optional.of(share > 0 ? Verdict.REFUTED : Verdict.HOLDS),
        share,
        Optional.of(new Interval(share * 0.4, share * 2 + 0.0046, 0.95)),
        exposure,
        "primary was asked for every acknowledged write when the run was over",
        List.of(),
        Optional.empty());
  }

  private static Finding stale() {
    return new Finding(
        Staleness.FRESH,
        Subject.run(),
        Optional.of(Verdict.REFUTED),
        0.012,
        Optional.of(new Interval(0.008, 0.017, 0.95)),
        3190,
        "38 of 3,190 reads showed an older version than was acknowledged before they were called",
        List.of(
            new Finding.Evidence(
                "register.read r3 read version 94 at replica1, 41.2 ms after version 101 was"
                    + " acknowledged",
                List.of(101L, 108L, 115L, 122L))),
        Optional.empty());
  }

  private static Finding efficiency(
      int clones, double value, double low, double high, Verdict verdict) {
    return new Finding(
        Scaling.EFFICIENCY,
        Subject.of(new Aspect.Clones(clones)),
        Optional.of(verdict),
        value,
        Optional.of(new Interval(low, high, 0.9)),
        3,
        "budget used ×0.99, cost of a request ×1.01",
        List.of(),
        Optional.empty());
  }

  private static List<ClaimResult> claims() {
    return List.of(
        new ClaimResult(
            "B1",
            "A service is scalable if performance grows in proportion to resources",
            "refuted",
            "refuted",
            List.of(),
            List.of(
                look("A4-20261121-102200-2", efficiency(3, 0.84, 0.81, 0.87, Verdict.REFUTED)))),
        new ClaimResult(
            "F1",
            "One load balancer, master or session store is a single point of failure; a pair is"
                + " not",
            "holds",
            "holds",
            List.of(),
            List.of(look("A9-20261121-101900-1"))),
        new ClaimResult(
            "F2",
            "When the master is down the system is read-only until a slave is promoted",
            "reads without primary HOLDS; writes without primary HOLDS",
            "reads without primary: expected HOLDS, found INCONCLUSIVE (too few operations)",
            List.of(),
            List.of(look("A9-20261121-101900-1"))),
        new ClaimResult(
            "K2",
            "Replicas lag, then agree",
            "holds",
            "refuted",
            List.of("the last read of r1 did not see its last write"),
            List.of(look("", stale()))));
  }

  private static ClaimResult.Look look(String run, Finding... findings) {
    return new ClaimResult.Look(run, List.of(findings), List.of(), 0.01);
  }

  private static Topology topology(String words) {
    return Catalogue.topology(words);
  }
}
