package loadbearing.harness.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.fault.Schedule;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Deployment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.host.DeploymentException;
import loadbearing.history.Acted;
import loadbearing.history.Change;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.history.Script;
import loadbearing.history.Stray;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline of a run, in memory. */
class MemoryHostTest {
  private static final Topology TOPOLOGY = Catalogue.topology("A4");
  private static final Duration LENGTH = Duration.ofSeconds(20);

  @TempDir private Path results;

  @Test
  void aRunIsWholeAndNothingStrays() {
    var run = run(Flaws.NONE, plan("registers"));

    assertThat(run.history().complete()).isTrue();
    assertThat(run.history().of(Stray.class)).isEmpty();
    assertThat(operations(run)).hasSizeGreaterThan(500).allMatch(it -> it.outcome() == Outcome.OK);
  }

  @Test
  void aRunThatDiesInTheMiddleLeavesWhatWasOperatedUntilThen() throws IOException {
    assertThatThrownBy(() -> run(Flaws.dyingIn(1), plan("registers")))
        .isInstanceOf(DeploymentException.class);

    var left = new RunFolder(onlyFolder()).read();
    assertThat(left.history().complete()).isFalse();
    assertThat(operations(left)).hasSizeGreaterThan(20);
  }

  @Test
  void theSamePlanGivesTheSameHistory() {
    var first = run(Flaws.NONE, plan("registers"));
    var second = run(Flaws.NONE, plan("registers"));

    assertThat(operations(second)).isEqualTo(operations(first));
  }

  @Test
  void aBalancerNoticesAKilledNodeAndUsersNoLongerDo() {
    var run = run(Flaws.NONE, plan("mixed", "kill app1 at 5s for 5s"));

    assertThat(run.episodes()).hasSize(1).allMatch(it -> it.isProved());
    assertThat(run.history().of(Change.class))
        .extracting(Change::subject, Change::state)
        .contains(
            org.assertj.core.groups.Tuple.tuple("app1", "DOWN"),
            org.assertj.core.groups.Tuple.tuple("app1", "UP"));
    assertThat(operations(run))
        .filteredOn(it -> it.outcome() != Outcome.OK)
        .isNotEmpty()
        .allMatch(it -> it.called() > 4_900_000_000L && it.called() < 5_600_000_000L);
  }

  @Test
  void aFaultOfAnotherProjectBitesAndIsHealed() {
    var run = run(Flaws.NONE, plan("mixed", "custom hiccup on app1 at 5s for 5s"));

    assertThat(run.episodes()).hasSize(1).allMatch(it -> it.isProved());
  }

  @Test
  void aFaultThatNobodyDoesIsRefusedBeforeARun() {
    try (var laboratory = laboratory(Flaws.NONE);
        var deployment = laboratory.stand(TOPOLOGY, Set.of())) {
      assertThatThrownBy(
              () -> make(deployment, plan("mixed", "custom sneeze on app1 at 5s for 5s")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sneeze");
      assertThat(deployment.runs()).isZero();
    }
  }

  @Test
  void aStoreThatForgetsAcknowledgesWhatItDoesNotKeep() {
    var run = run(Flaws.forgetful(), plan("registers"));

    var kept =
        run.history().of(Kept.class).stream()
            .flatMap(it -> it.operations().stream())
            .collect(Collectors.toSet());
    assertThat(operations(run))
        .filteredOn(it -> it.action().changes() && it.version() > 0 && it.status() == 200)
        .anyMatch(it -> !kept.contains(it.id()));
  }

  @Test
  void aFaultThatHasNoEffectIsNotProved() {
    var run = run(Flaws.of(World.Manner.DEAF), plan("mixed", "kill app1 at 5s for 5s"));

    assertThat(run.episodes()).hasSize(1).noneMatch(it -> it.isProved());
  }

  @Test
  void aNodeThatIsDrainedGetsNothingUntilItIsAddedAndNobodyNotices() {
    var run = run(Flaws.NONE, plan("mixed", "drain app1 at 5s", "add app1 at 10s"));

    assertThat(run.acts()).hasSize(2).allMatch(Acted::isProved);
    assertThat(operations(run)).allMatch(it -> it.outcome() == Outcome.OK);
    assertThat(servedByApp1(run, 5, 10)).isZero();
    assertThat(servedByApp1(run, 11, 20)).isPositive();
    assertThat(run.role("app1", 4_000_000_000L)).isEqualTo(Kind.Role.ACTIVE);
    assertThat(run.role("app1", 7_000_000_000L)).isEqualTo(Kind.Role.DRAINED);
    assertThat(run.role("app1", 15_000_000_000L)).isEqualTo(Kind.Role.ACTIVE);
  }

  @Test
  void clonesThatWereTakenOutToBeCountedServeAgainAfterwards() {
    var second = Duration.ofSeconds(1);
    var levels =
        new Script.Levels(
            List.of("app1", "app2"), List.of(1, 2), 2, second, second, second.multipliedBy(3), 1);

    try (var laboratory = laboratory(Flaws.NONE);
        var deployment = laboratory.stand(TOPOLOGY, Set.of())) {
      make(deployment, plan("mixed").scripted(levels));

      assertThat(deployment.servers().balancer("lb").states())
          .hasSize(2)
          .doesNotContainValue("MAINT");
    }
  }

  private static long servedByApp1(Run run, int fromSecond, int toSecond) {
    return operations(run).stream()
        .filter(it -> it.path().node().equals("app1"))
        .filter(it -> it.called() > fromSecond * 1_000_000_000L)
        .filter(it -> it.called() < toSecond * 1_000_000_000L)
        .count();
  }

  @Test
  void aReplicaThatIsPromotedGetsTheWritesFromThenOn() {
    var replicated = Catalogue.topology("A9");
    try (var laboratory = laboratory(Flaws.NONE);
        var deployment = laboratory.stand(replicated, Set.of())) {
      var run =
          make(
              deployment,
              plan("registers")
                  .broken(Schedule.parse(List.of("promote replica1 at 10s"), replicated, LENGTH)));

      assertThat(run.acts()).hasSize(1).allMatch(Acted::isProved);
      assertThat(run.role("replica1", 9_000_000_000L)).isEqualTo(Kind.Role.REPLICA);
      assertThat(run.role("replica1", 11_000_000_000L)).isEqualTo(Kind.Role.PRIMARY);
      assertThat(run.role("primary", 11_000_000_000L)).isEqualTo(Kind.Role.DEPOSED);
      assertThat(kept(run, "primary")).isBetween(1, kept(run, "replica1") - 1);
      assertThat(kept(run, "replica2")).isEqualTo(kept(run, "replica1"));
      assertThat(written(run, 11))
          .isNotEmpty()
          .allMatch(it -> it.path().database().equals("replica1"));
      assertThat(deployment.obstacle()).get().asString().contains("[replica1] promoted");
    }
  }

  @Test
  void aSwitchoverAndOneBackLoseNothingAndLeaveTheDeploymentAsItWas() {
    var replicated = Catalogue.topology("A9");
    try (var laboratory = laboratory(Flaws.NONE);
        var deployment = laboratory.stand(replicated, Set.of())) {
      var run =
          make(
              deployment,
              acting(
                  replicated,
                  "switchover to replica1 at 5s",
                  "switchover to primary at 10s",
                  "rejoin replica2 at 15s"));

      assertThat(run.acts()).hasSize(3).allMatch(Acted::isProved);
      assertThat(run.role("replica1", 7_000_000_000L)).isEqualTo(Kind.Role.PRIMARY);
      assertThat(run.role("primary", 7_000_000_000L)).isEqualTo(Kind.Role.REPLICA);
      assertThat(run.role("replica1", 12_000_000_000L)).isEqualTo(Kind.Role.REPLICA);
      var acknowledged =
          operations(run).stream()
              .filter(it -> it.action().changes() && it.status() == 200)
              .count();
      assertThat(kept(run, "primary")).isEqualTo(Math.toIntExact(acknowledged));
      assertThat(deployment.obstacle()).isEmpty();
    }
  }

  @Test
  void anOldPrimaryThatRejoinsLosesWhatItHadAlone() {
    var replicated = Catalogue.topology("A9");
    try (var laboratory = laboratory(Flaws.NONE);
        var deployment = laboratory.stand(replicated, Set.of())) {
      var run =
          make(
              deployment,
              acting(
                  replicated,
                  "kill primary at 5s for 4s",
                  "promote best at 6s",
                  "rejoin primary at 15s"));

      assertThat(run.acts()).hasSize(2).allMatch(Acted::isProved);
      assertThat(run.role("primary", 10_000_000_000L)).isEqualTo(Kind.Role.DEPOSED);
      assertThat(run.role("primary", 17_000_000_000L)).isEqualTo(Kind.Role.REPLICA);
      assertThat(kept(run, "primary")).isEqualTo(kept(run, "replica1"));
      assertThat(written(run, 7)).isNotEmpty().allMatch(it -> it.outcome() == Outcome.OK);
    }
  }

  @Test
  void aReplicaThatIsWithdrawnAnswersNobodyUntilItIsRestored() {
    var replicated = Catalogue.topology("A9");
    try (var laboratory = laboratory(Flaws.NONE);
        var deployment = laboratory.stand(replicated, Set.of())) {
      var run =
          make(
              deployment, acting(replicated, "withdraw replica1 at 5s", "restore replica1 at 10s"));

      assertThat(run.acts()).hasSize(2).allMatch(Acted::isProved);
      assertThat(run.role("replica1", 7_000_000_000L)).isEqualTo(Kind.Role.WITHDRAWN);
      assertThat(run.role("replica1", 11_000_000_000L)).isEqualTo(Kind.Role.REPLICA);
      assertThat(operations(run))
          .filteredOn(it -> it.called() > 5_500_000_000L && it.returned() < 10_000_000_000L)
          .isNotEmpty()
          .noneMatch(it -> it.path().database().equals("replica1"));
      assertThat(operations(run))
          .anyMatch(it -> it.called() > 11_000_000_000L && it.path().database().equals("replica1"));
    }
  }

  private static Plan acting(Topology topology, String... acts) {
    return plan("registers").broken(Schedule.parse(List.of(acts), topology, LENGTH));
  }

  private static List<Operation> written(Run run, int fromSecond) {
    return operations(run).stream()
        .filter(it -> it.action().changes() && it.called() > fromSecond * 1_000_000_000L)
        .toList();
  }

  private static int kept(Run run, String database) {
    return run.history().of(Kept.class).stream()
        .filter(it -> it.database().equals(database))
        .mapToInt(it -> it.operations().size())
        .sum();
  }

  @Test
  void aDeploymentWhoseFaultStaysIsNotUsedAgain() {
    try (var laboratory = laboratory(Flaws.of(World.Manner.STUBBORN));
        var deployment = laboratory.stand(TOPOLOGY, Set.of())) {
      make(deployment, plan("mixed", "kill app1 at 5s for 5s"));

      assertThat(deployment.obstacle()).get().asString().contains("was not seen to be gone");
      assertThatThrownBy(() -> make(deployment, plan("mixed")))
          .isInstanceOf(DeploymentException.class)
          .hasMessageContaining("is not used again");
    }
  }

  @Test
  void theNextRunInADeploymentFindsNothingOfTheLast() {
    try (var laboratory = laboratory(Flaws.NONE);
        var deployment = laboratory.stand(TOPOLOGY, Set.of())) {
      var first = make(deployment, plan("registers"));
      var second = make(deployment, plan("registers"));

      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(second.history().of(Stray.class)).isEmpty();
      assertThat(operations(second)).anyMatch(it -> it.version() == 1);
    }
  }

  private Run run(Flaws flaws, Plan plan) {
    try (var laboratory = laboratory(flaws);
        var deployment = laboratory.stand(TOPOLOGY, Set.of())) {
      return make(deployment, plan);
    }
  }

  private static Run make(Deployment deployment, Plan plan) {
    return deployment.run(plan);
  }

  private static Plan plan(String workload, String... faults) {
    return Plan.of(Workloads.of(workload), Load.of("4 users"), LENGTH)
        .warmedUp(Duration.ofSeconds(3))
        .broken(Schedule.parse(List.of(faults), TOPOLOGY, LENGTH))
        .seeded(7);
  }

  private Laboratory laboratory(Flaws... flaws) {
    return new Laboratory(
        results, Progress.silent(), AfterRun.NOTHING, () -> new MemoryHost(flaws));
  }

  private Path onlyFolder() throws IOException {
    try (var runs = Files.list(results.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static List<Operation> operations(Run run) {
    return run.history().of(Operation.class);
  }
}
