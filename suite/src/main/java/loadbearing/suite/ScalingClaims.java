package loadbearing.suite;

import java.util.List;
import java.util.Set;
import loadbearing.analysis.Verdict;
import loadbearing.fault.Schedule;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.report.RunReport;
import loadbearing.suite.Claim.Expectation;
import loadbearing.topology.Budget;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/** Section B of the ledger: what more machines bring. */
final class ScalingClaims {
  private static final int CLONES = 3;
  private static final long SEED = 1;

  private ScalingClaims() {}

  static List<Claim> all() {
    return List.of(
        new Claim(
            "B1",
            "A service is scalable if performance grows in proportion to resources: it does up to the bottleneck, and"
                + " not beyond it.",
            "Scalability: what is scalability?",
            "Proportional if the lower bound of the efficiency X(n)/(n X(1)) is at least 0.90 for every n, not"
                + " proportional if the upper bound is below 0.90 for some n; 0.10 is what a balancer hop may cost.",
            List.of(
                new Expectation("performance grows in proportion (bound by CPU)", Verdict.HOLDS),
                new Expectation(
                    "performance grows in proportion (bound by the database)", Verdict.REFUTED)),
            ScalingClaims::attempt));
  }

  private static List<RunReport> attempt(Laboratory laboratory, Profile profile)
      throws InterruptedException {
    var plain = Catalogue.topology("A4:clones=" + CLONES);
    var walled = walled(plain);
    return List.of(
        bound("CPU", laboratory, experiment(plain, "page", profile), profile),
        bound("the database", laboratory, experiment(walled, "profile", profile), profile));
  }

  /** One clone is what limits one clone; the database is what limits two. */
  private static Topology walled(Topology topology) {
    var walled = topology.with("primary", new Budget(0.1, 1024));
    for (var app : topology.nodes(Kind.AppNode.class)) {
      walled = walled.with(app.name(), new Budget(0.1, app.budget().memoryMebibytes()));
    }
    return walled;
  }

  /** Two runs answer the same question, so their findings say which bottleneck they are about. */
  private static RunReport bound(
      String bottleneck, Laboratory laboratory, Experiment experiment, Profile profile) {
    var report = Trials.valid(laboratory, experiment, new Levels(CLONES, profile));
    return new RunReport(
        report.run(),
        report.findings().stream()
            .map(finding -> finding.named(finding.name() + " (bound by " + bottleneck + ")"))
            .toList(),
        report.voidReasons());
  }

  private static Experiment experiment(Topology topology, String workload, Profile profile) {
    return new Experiment(
        topology,
        Workloads.of(workload),
        new Load.Closed(4 * CLONES),
        profile.warmUp(),
        Levels.length(CLONES, profile),
        Schedule.none(),
        SEED,
        Set.of());
  }
}
