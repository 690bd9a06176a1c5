package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import loadbearing.generator.LoadPlan;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load generator that ends before its time is noticed. */
@ExtendWith(LaboratoryExtension.class)
class GeneratorContainerIT {
  @TempDir private Path folder;

  @Test
  void aGeneratorThatDiesIsMissedInTheMiddleOfTheRun() {
    var docker = Docker.connect(folder);
    try (var deployed = docker.stand(Catalogue.topology("A1"), Set.of());
        var generation =
            (GeneratorContainer)
                deployed.load(GeneratorContainerIT::plan, said -> {}, operation -> {})) {
      generation.check();

      deployed.standing().engine().client().killContainerCmd(generation.container()).exec();

      assertThatThrownBy(
              () ->
                  Await.until(
                      Duration.ofSeconds(10),
                      () -> {
                        generation.check();
                        return Optional.of("no complaint");
                      },
                      DeploymentException::new))
          .isInstanceOf(DeploymentException.class)
          .hasMessageContaining("in the middle of the run");
    }
  }

  private static LoadPlan plan(String target) {
    return new LoadPlan(
        Workloads.of("profile"),
        Load.of("2 users"),
        Duration.ZERO,
        Duration.ofSeconds(60),
        1,
        target,
        Duration.ofSeconds(1),
        true,
        0);
  }
}
