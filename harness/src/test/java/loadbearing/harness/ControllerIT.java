package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import loadbearing.fault.Schedule;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.Takeover;
import loadbearing.history.Takeover.Stage;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a failover controller does to real servers, and what it leaves alone. */
@ExtendWith(LaboratoryExtension.class)
class ControllerIT {
  private static final Topology TOPOLOGY = Catalogue.topology("A9:failover=controller");

  @TempDir private Path results;

  private Run run(int seconds, String... faults) {
    var length = Duration.ofSeconds(seconds);
    try (var laboratory = new Laboratory(results, Progress.silent());
        var deployment =
            laboratory.stand(TOPOLOGY, Set.of("controller->primary", "controller->app1"))) {
      return deployment.run(
          Plan.of(Workloads.of("mixed"), Load.of("4 users"), length)
              .warmedUp(Duration.ofSeconds(3))
              .proxied(Set.of("controller->primary", "controller->app1"))
              .broken(Schedule.parse(List.of(faults), TOPOLOGY, length)));
    }
  }

  private static List<Takeover> said(Run run, Stage stage) {
    return run.history().of(Takeover.class).stream().filter(it -> it.stage() == stage).toList();
  }

  private static String leader(Run run) {
    return said(run, Stage.PROMOTED).getLast().node();
  }

  /** Acknowledged writes that began after the last writer was told. */
  private static List<Operation> writtenAfterwards(Run run) {
    long told = said(run, Stage.TOLD).getLast().at();
    return run.history().measured().stream()
        .filter(it -> it.action().changes() && it.called() > told && it.outcome() == Outcome.OK)
        .toList();
  }

  private static void isWhole(Run run) {
    var leader = leader(run);
    assertThat(writtenAfterwards(run))
        .isNotEmpty()
        .allMatch(it -> it.path().database().equals(leader));
    assertThat(run.role(leader, Long.MAX_VALUE)).isEqualTo(Kind.Role.PRIMARY);
    var kept =
        run.history().of(Kept.class).stream()
            .filter(it -> it.database().equals(leader))
            .flatMap(it -> it.operations().stream())
            .toList();
    assertThat(writtenAfterwards(run)).extracting(Operation::id).allMatch(kept::contains);
  }

  @Test
  void aKilledPrimaryIsReplacedAndKeptFromWritingWhenItIsBack() {
    var run = run(20, "kill primary at 3s for 8s");

    assertThat(said(run, Stage.PROMOTED)).hasSize(1);
    assertThat(said(run, Stage.FENCED)).extracting(Takeover::node).contains("primary");
    isWhole(run);
  }

  @Test
  void aFrozenPrimaryIsReplacedAndKeptFromWritingWhenItGoesOn() {
    var run = run(24, "pause primary at 3s for 11s");

    assertThat(said(run, Stage.PROMOTED)).hasSize(1);
    assertThat(said(run, Stage.FENCED)).extracting(Takeover::node).contains("primary");
    isWhole(run);
  }

  @Test
  void aControllerThatIsCutOffFromThePrimaryOrIsFrozenReplacesNobody() {
    var run = run(20, "cut controller->primary at 2s for 7s", "pause controller at 12s for 5s");

    assertThat(said(run, Stage.DECIDED)).isEmpty();
    assertThat(said(run, Stage.PROMOTED)).isEmpty();
    assertThat(run.history().measured()).allMatch(it -> it.outcome() == Outcome.OK);
  }

  @Test
  void aControllerThatIsKilledInTheMiddleGoesOnFromWhatItFinds() {
    var run = run(26, "kill primary at 3s for 16s", "kill controller at 4s for 5s");

    assertThat(said(run, Stage.PROMOTED)).hasSize(1);
    assertThat(said(run, Stage.TOLD)).extracting(Takeover::node).contains("app1", "app2");
    isWhole(run);
  }
}
