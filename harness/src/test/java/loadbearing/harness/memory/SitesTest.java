package loadbearing.harness.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import loadbearing.fault.Schedule;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.network.TwoSites;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sites in memory, in a whole run. */
class SitesTest {
  private static final Duration LENGTH = Duration.ofSeconds(28);

  @TempDir private Path results;

  @Test
  void aLinkIsSlowedAndCutAndASiteIsLostAndTheOtherSiteGoesOn() {
    var topology = TwoSites.topology();
    var lines =
        List.of(
            "slow dc1--dc2 by 60ms at 2s for 3s",
            "cut dc1--dc2 from dc2 at 8s for 4s",
            "lose dc2 at 16s for 4s");
    var plan =
        Plan.of(Workloads.of("mixed"), Load.of("4 users"), LENGTH)
            .warmedUp(Duration.ofSeconds(3))
            .broken(Schedule.parse(lines, topology, LENGTH))
            .seeded(7);
    try (var laboratory =
            new Laboratory(results, Progress.silent(), AfterRun.NOTHING, MemoryHost::new);
        var deployment = laboratory.stand(topology, Set.of("lb->app2", "app2->primary"))) {
      var run = deployment.run(plan);

      assertThat(run.episodes()).hasSize(3).allMatch(Episode::isProved);
      assertThat(run.episodes()).allMatch(it -> it.healProved().isPresent());
      assertThat(run.history().of(Operation.class))
          .filteredOn(it -> it.path().node().equals("app1"))
          .isNotEmpty()
          .allMatch(it -> it.outcome() == Outcome.OK);
      assertThat(deployment.obstacle()).isEmpty();
    }
  }
}
