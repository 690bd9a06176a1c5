package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import loadbearing.fault.Schedule;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A script that fails ends the run with its reason, and nothing stays. */
@ExtendWith(LaboratoryExtension.class)
class FailingRunIT {
  @TempDir private Path results;

  @Test
  void aScriptThatFailsEndsTheRunWithItsReason() {
    var experiment =
        new Experiment(
            Catalogue.topology("A1"),
            Workloads.of("profile"),
            Load.of("2 users"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Schedule.none(),
            1,
            Set.of());

    try (var laboratory = new Laboratory(results, Progress.silent())) {
      assertThatThrownBy(
              () ->
                  laboratory.run(
                      experiment,
                      stage -> {
                        throw new IllegalStateException("no such lever");
                      }))
          .hasMessageContaining("no such lever");
      assertThat(results.resolve("runs")).isDirectoryRecursivelyContaining("glob:**/server.log");
    }
  }
}
