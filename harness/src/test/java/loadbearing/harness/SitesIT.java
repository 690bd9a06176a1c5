package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import loadbearing.fault.Schedule;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.harness.network.TwoSites;
import loadbearing.history.Change;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two sites of real servers, and what becomes of them without the link, or without one of them. */
@ExtendWith(LaboratoryExtension.class)
class SitesIT {
  @TempDir private Path results;

  @Test
  void aLinkIsSlowedAndCutAndASiteIsLostAndEachIsProvedAndGoneAfterwards() {
    var topology = TwoSites.topology();
    var length = Duration.ofSeconds(28);
    var schedule =
        Schedule.parse(
            List.of(
                "slow dc1--dc2 by 60ms at 2s for 3s",
                "cut dc1--dc2 from dc2 at 8s for 4s",
                "lose dc2 at 16s for 4s"),
            topology,
            length);
    try (var laboratory = new Laboratory(results, Progress.silent());
        var deployment = laboratory.stand(topology, Set.of("dc1--dc2"))) {
      var run =
          deployment.run(
              Plan.of(Workloads.of("mixed"), Load.of("4 users"), length)
                  .warmedUp(Duration.ofSeconds(3))
                  .broken(schedule));

      assertThat(run.episodes()).hasSize(3).allMatch(Episode::isProved);
      assertThat(run.episodes()).allMatch(it -> it.healProved().isPresent());
      assertThat(run.history().of(Change.class))
          .anyMatch(it -> it.subject().equals("app2") && it.state().equals("DOWN"))
          .noneMatch(it -> it.subject().equals("app1"));
      var app1 =
          run.history().measured().stream().filter(it -> it.path().node().equals("app1")).toList();
      assertThat(app1).isNotEmpty().allMatch(it -> it.outcome() == Outcome.OK);
      assertThat(slowest(run.history().measured(), "app2")).isGreaterThan(120_000_000L);
      assertThat(deployment.obstacle()).isEmpty();
    }
  }

  /** While the link was slow; two exchanges go over it, one of them several times. */
  private static long slowest(List<Operation> operations, String node) {
    return operations.stream()
        .filter(it -> it.path().node().equals(node) && it.called() < 5_000_000_000L)
        .mapToLong(it -> it.returned() - it.called())
        .max()
        .orElse(0);
  }
}
