package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.fault.Schedule;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.ActEvent;
import loadbearing.history.Acted;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
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
  void theBestReplicaIsPromotedWritersGoThereAndTheOldPrimaryRejoins() {
    var topology = Catalogue.topology("A9");
    try (var laboratory = new Laboratory(results, Progress.silent());
        var deployment = laboratory.stand(topology, Set.of())) {
      var replicas = deployment.servers().replicas();
      assertThat(replicas.refusal("replica1")).get().asString().contains("read-only");

      var run =
          deployment.run(
              plan(
                  topology,
                  Duration.ofSeconds(18),
                  "kill primary at 2s for 4s",
                  "promote best at 3s",
                  "rejoin primary at 12s"));

      assertThat(run.acts()).hasSize(2).allMatch(Acted::isProved);
      var leader = leader(run, Long.MAX_VALUE);
      assertThat(leader).startsWith("replica");
      long promoted = run.acts().getFirst().proved().orElseThrow();
      assertThat(written(run, promoted))
          .isNotEmpty()
          .allMatch(it -> it.path().database().equals(leader));
      assertThat(words(run, 2)).contains("cloned from '%s'".formatted(leader));
      assertThat(run.role("primary", Long.MAX_VALUE)).isEqualTo(Kind.Role.REPLICA);
      assertThat(deployment.obstacle()).isPresent();
      var control = deployment.servers().control();
      control.kill(leader);
      control.revive(leader);
      Await.until(PATIENCE, () -> replicas.refusal(leader), DeploymentException::new);
      // The node finds the revived server when it looks again.
      Await.until(PATIENCE, () -> replicas.lost("app1", leader), DeploymentException::new);
    }
  }

  @Test
  void aSwitchoverThereAndBackLosesNoWriteAndAReplicaIsWithdrawnMeanwhile() {
    var topology = Catalogue.topology("A9");
    try (var laboratory = new Laboratory(results, Progress.silent());
        var deployment = laboratory.stand(topology, Set.of())) {
      var run =
          deployment.run(
              plan(
                  topology,
                  Duration.ofSeconds(16),
                  "switchover to replica1 at 2s",
                  "withdraw replica2 at 5s",
                  "restore replica2 at 8s",
                  "switchover to primary at 11s",
                  "rejoin replica2 at 14s"));

      assertThat(run.acts()).hasSize(5).allMatch(Acted::isProved);
      assertThat(leader(run, run.acts().get(1).done().orElseThrow())).isEqualTo("replica1");
      assertThat(leader(run, Long.MAX_VALUE)).isEqualTo("primary");
      assertThat(lost(run)).isEmpty();
      long withdrawn = run.acts().get(1).proved().orElseThrow();
      long restored = run.acts().get(2).done().orElseThrow();
      assertThat(measured(run))
          .filteredOn(it -> it.called() > withdrawn && it.returned() < restored)
          .filteredOn(it -> it.outcome() == Outcome.OK)
          .as("who still has a connection to it finds that broken, and is not answered by it")
          .isNotEmpty()
          .noneMatch(it -> it.path().database().equals("replica2"));
      assertThat(deployment.obstacle()).isEmpty();
    }
  }

  private static String leader(Run run, long at) {
    return run.topology().nodes(Kind.Database.class).stream()
        .map(Node::name)
        .filter(node -> run.role(node, at) == Kind.Role.PRIMARY)
        .collect(Collectors.joining());
  }

  private static List<Operation> written(Run run, long from) {
    return measured(run).stream()
        .filter(it -> it.action().changes() && it.called() > from && it.outcome() == Outcome.OK)
        .toList();
  }

  /** Acknowledged writes that the primary does not have at the end. */
  private static List<Operation> lost(Run run) {
    var kept =
        run.history().of(Kept.class).stream()
            .filter(it -> it.database().equals("primary"))
            .flatMap(it -> it.operations().stream())
            .collect(Collectors.toSet());
    return written(run, 0).stream().filter(it -> !kept.contains(it.id())).toList();
  }

  private static String words(Run run, int act) {
    return run.history().of(ActEvent.class).stream()
        .filter(it -> it.number() == act && it.stage() == ActEvent.Stage.DONE)
        .map(ActEvent::evidence)
        .collect(Collectors.joining());
  }

  @Test
  void aNodeIsDrainedAndAddedUnderLoadAndNoRequestFails() {
    var topology = Catalogue.topology("A4");
    try (var laboratory = new Laboratory(results, Progress.silent());
        var deployment = laboratory.stand(topology, Set.of())) {
      var run =
          deployment.run(
              plan(topology, Duration.ofSeconds(9), "drain app1 at 2s", "add app1 at 6s"));

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

  private static Plan plan(Topology topology, Duration length, String... lines) {
    return Plan.of(Workloads.of("mixed"), Load.of("4 users"), length)
        .warmedUp(Duration.ofSeconds(3))
        .broken(Schedule.parse(List.of(lines), topology, length));
  }
}
