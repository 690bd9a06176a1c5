package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Plan;
import loadbearing.history.Script;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Level;
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
            Plan.of(Workloads.of("profile"), Load.of("2 users"), Duration.ofSeconds(2))
                .warmedUp(Duration.ofSeconds(1))
                .scripted(new Script.Isolation("server", Level.SERIALIZABLE, 1, Duration.ZERO)));

    try (var laboratory = new Laboratory(results, Progress.silent())) {
      assertThatThrownBy(() -> laboratory.run(experiment)).hasMessageContaining("no such lever");
      assertThat(results.resolve("runs")).isDirectoryRecursivelyContaining("glob:**/server.log");
    }
  }
}
