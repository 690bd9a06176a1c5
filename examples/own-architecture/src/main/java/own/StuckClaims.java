package own;

import java.time.Duration;
import java.util.List;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.judge.Expectation;
import loadbearing.fault.Schedule;
import loadbearing.harness.Experiment;
import loadbearing.harness.programme.Need;
import loadbearing.history.Plan;
import loadbearing.suite.Claim;
import loadbearing.suite.Claims;
import loadbearing.suite.Question;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/** What a replica that is stuck does to those who read from it. */
public final class StuckClaims implements Claims {
  private static final Duration LENGTH = Duration.ofSeconds(12);

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim(
            "S1",
            "A replica that is stuck goes on answering: reads are stale, and no write is lost.",
            "Ours.",
            "Stale if at least one read called after a newer write was acknowledged shows an older"
                + " version.",
            Question.of(
                    profile -> Need.of(experiment()),
                    List.of(
                        Expectation.must(Staleness.FRESH, Verdict.REFUTED),
                        Expectation.must(Durability.KEPT, Verdict.HOLDS)))
                .recorded()));
  }

  private static Experiment experiment() {
    var topology = OwnReplica.topology();
    var faults = Schedule.parse(List.of("custom stuck on replica at 2s for 5s"), topology, LENGTH);
    return new Experiment(
        topology,
        Plan.of(Workloads.of("registers"), new Load.Closed(4), LENGTH)
            .warmedUp(Duration.ofSeconds(4))
            .broken(faults)
            .seeded(1));
  }
}
