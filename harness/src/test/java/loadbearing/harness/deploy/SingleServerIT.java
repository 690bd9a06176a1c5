package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Reach.Result;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web server and database of a single server have one fate. */
@ExtendWith(LaboratoryExtension.class)
class SingleServerIT {
  private static final String KILL =
      "for p in /proc/[0-9]*; do [[ $(<$p/comm) == $0 ]] && kill -KILL ${p#/proc/}; done; true";

  @TempDir private static Path failures;
  private static Deployed deployed;

  @BeforeAll
  static void deploy() {
    deployed = Docker.connect(failures).stand(Catalogue.topology("A1"), Set.of());
  }

  @AfterAll
  static void takeDown() {
    deployed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysqld", "java"})
  void theServerDiesWhenEitherProcessDoes(String process) {
    var standing = deployed.standing();
    standing
        .engine()
        .run(standing.container("server"), Duration.ofSeconds(5), "bash", "-c", KILL, process);

    await(Result.REFUSED);
    deployed.control().revive("server");
    await(Result.ANSWERED);
    assertThat(deployed.control().reach("server", Duration.ofSeconds(1)).isAnswered()).isTrue();
  }

  private static void await(Result result) {
    Await.until(
        Duration.ofSeconds(20),
        () -> {
          var seen = deployed.control().reach("server", Duration.ofSeconds(1));
          return seen.result() == result ? Optional.empty() : Optional.of(seen.toString());
        },
        DeploymentException::new);
  }
}
