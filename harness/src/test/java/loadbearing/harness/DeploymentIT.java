package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.fault.Schedule;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.Stray;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs in one deployment, one after the other, are as runs in deployments of their own. */
@ExtendWith(LaboratoryExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentIT {
  private static final Topology TOPOLOGY = Catalogue.topology("A9");
  private static final Duration LENGTH = Duration.ofSeconds(8);
  @TempDir private static Path results;
  private static Laboratory laboratory;
  private static Deployment deployment;

  @BeforeAll
  static void standUp() {
    laboratory = new Laboratory(results, Progress.to(System.err, false));
    deployment = laboratory.stand(TOPOLOGY, Set.of());
  }

  @AfterAll
  static void takeDown() {
    deployment.close();
    laboratory.close();
  }

  @Test
  @Order(1)
  void theSamePlanAgainFindsNothingOfTheFirst() {
    var first = deployment.run(plan("registers"));
    var second = deployment.run(plan("registers"));

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(second.history().of(Stray.class)).isEmpty();
    assertThat(operations(second)).allMatch(it -> it.version() <= operations(second).size());
    assertThat(operations(second)).anyMatch(it -> it.version() == 1);
    assertThat(kept(second)).isNotEmpty().isSubsetOf(called(second));
  }

  @Test
  @Order(2)
  void whatIsHealedIsUsedAgain() {
    var run = deployment.run(plan("mixed", "kill app1 at 1s for 3s"));

    assertThat(run.episodes()).hasSize(1);
    assertThat(deployment.obstacle()).isEmpty();
  }

  @Test
  @Order(3)
  void whatIsNotProvedHealthyIsNotUsedAgain() {
    deployment.servers().control().pause("replica1");
    try {
      assertThat(deployment.obstacle()).get().asString().contains("replica1");
      assertThatThrownBy(() -> deployment.run(plan("mixed")))
          .isInstanceOf(DeploymentException.class)
          .hasMessageContaining("is not used again");
    } finally {
      deployment.servers().control().resume("replica1");
    }
  }

  private static Plan plan(String workload, String... faults) {
    return Plan.of(Workloads.of(workload), Load.of("4 users"), LENGTH)
        .warmedUp(Duration.ofSeconds(3))
        .broken(Schedule.parse(List.of(faults), TOPOLOGY, LENGTH))
        .seeded(7);
  }

  private static List<Operation> operations(Run run) {
    return run.history().of(Operation.class);
  }

  private static Set<Long> called(Run run) {
    return operations(run).stream().map(Operation::id).collect(Collectors.toSet());
  }

  private static Set<Long> kept(Run run) {
    return run.history().of(Kept.class).stream()
        .flatMap(it -> it.operations().stream())
        .collect(Collectors.toSet());
  }
}
