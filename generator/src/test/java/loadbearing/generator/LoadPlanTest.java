package loadbearing.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPlanTest {
  @TempDir Path folder;

  @Test
  void aPlanIsReadBackAsItWasWritten() throws IOException {
    for (var workload : Workloads.all()) {
      var plan = plan(workload, "balancer:80");

      plan.write(folder.resolve("plan.json"));

      assertThat(LoadPlan.read(folder.resolve("plan.json"))).isEqualTo(plan);
    }
  }

  @Test
  void aFileThatIsNoPlanIsRefusedWithItsName() throws IOException {
    var file = folder.resolve("plan.json");
    for (var text : new String[] {"", "{}", "{\"nonsense\":1}", "[1]"}) {
      Files.writeString(file, text);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> LoadPlan.read(file))
          .withMessageContaining("plan.json");
    }
  }

  @Test
  void aTargetWithoutAPortIsRefused() {
    for (var target :
        new String[] {"balancer", "balancer:", "balancer:0", "balancer:70000", ":80"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> plan(Workloads.of("page"), target))
          .withMessageContaining("host:port");
    }
  }

  private static LoadPlan plan(Workload workload, String target) {
    return new LoadPlan(
        workload,
        Load.of("12.5/s"),
        Duration.ofSeconds(2),
        Duration.ofMillis(1500),
        -7,
        target,
        Duration.ofSeconds(1),
        true,
        3);
  }
}
