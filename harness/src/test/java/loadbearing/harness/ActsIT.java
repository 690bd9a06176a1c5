package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import loadbearing.fault.Schedule;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Acted;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators do to real servers. */
@ExtendWith(LaboratoryExtension.class)
class ActsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path results;

  @Test
  void aReplicaThatIsPromotedTakesWritesAlsoAfterItWasKilled() {
    var topology = Catalogue.topology("A9");
    try (var laboratory = new Laboratory(results, Progress.silent());
        var deployment = laboratory.stand(topology, Set.of())) {
      var operations = deployment.servers().operations();
      assertThat(operations.refusal("replica1")).get().asString().contains("read-only");

      var run =
          deployment.run(plan(topology, "kill primary at 2s until end", "promote replica1 at 4s"));

      assertThat(run.acts()).hasSize(1).allMatch(Acted::isProved);
      assertThat(run.role("replica1", Long.MAX_VALUE)).isEqualTo(Kind.Role.PRIMARY);
      var control = deployment.servers().control();
      control.kill("replica1");
      assertThat(operations.refusal("replica1")).isPresent();
      control.revive("replica1");
      Await.until(PATIENCE, () -> operations.refusal("replica1"), DeploymentException::new);
    }
  }

  @Test
  void aNodeIsDrainedAndAddedUnderLoadAndNoRequestFails() {
    var topology = Catalogue.topology("A4");
    try (var laboratory = new Laboratory(results, Progress.silent());
        var deployment = laboratory.stand(topology, Set.of())) {
      var run = deployment.run(plan(topology, "drain app1 at 2s", "add app1 at 6s"));

      assertThat(run.acts()).hasSize(2).allMatch(Acted::isProved);
      assertThat(measured(run)).isNotEmpty().allMatch(it -> it.outcome() == Outcome.OK);
      long drained = run.acts().getFirst().proved().orElseThrow();
      long added = run.acts().getLast().done().orElseThrow();
      assertThat(measured(run))
          .filteredOn(it -> it.called() > drained && it.returned() < added - 200_000_000)
          .isNotEmpty()
          .noneMatch(it -> it.path().node().equals("app1"));
      assertThat(measured(run))
          .anyMatch(it -> it.called() > added && it.path().node().equals("app1"));
      assertThat(deployment.obstacle()).isEmpty();
    }
  }

  private static List<Operation> measured(Run run) {
    return run.history().measured();
  }

  private static Plan plan(Topology topology, String... lines) {
    var length = Duration.ofSeconds(9);
    return Plan.of(Workloads.of("mixed"), Load.of("4 users"), length)
        .warmedUp(Duration.ofSeconds(3))
        .broken(Schedule.parse(List.of(lines), topology, length));
  }
}
