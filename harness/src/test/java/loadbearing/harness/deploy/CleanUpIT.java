package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.engine.Await;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.Owner;
import loadbearing.harness.engine.Sweep;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Operation;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Nothing stays of a suite that was killed, and everything of one that lives. */
@ExtendWith(LaboratoryExtension.class)
class CleanUpIT {
  private static final int MANY = 50;

  @TempDir private Path failures;

  /** A suite of its own process that stands A1 up and lets users ask it for long. */
  static final class Suite {
    private Suite() {}

    public static void main(String[] arguments) {
      var laboratory = new Laboratory(Path.of(arguments[0]), Progress.silent());
      var deployment = laboratory.stand(Catalogue.topology("A1"), Set.of());
      System.out.println("session " + DockerClientFactory.SESSION_ID);
      deployment.run(
          Plan.of(Workloads.of("mixed"), Load.of("2 users"), Duration.ofMinutes(5))
              .warmedUp(Duration.ZERO));
    }
  }

  @Test
  void aKilledSuiteLeavesWhatUsersDidUntilThenAndNothingElseAndAnotherKeepsItsOwn()
      throws Exception {
    var docker = Docker.connect(failures.resolve("failed"));
    var suite = start();
    try (var deployed = docker.stand(Catalogue.topology("A1"), Set.of())) {
      var session = session(suite);
      var engine = deployed.standing().engine();
      assertThat(left(engine, session)).hasSizeGreaterThanOrEqualTo(4);
      int own = left(engine, DockerClientFactory.SESSION_ID).size();

      Await.until(Duration.ofSeconds(60), this::nothingWasOperated, DeploymentException::new);
      suite.destroyForcibly().waitFor();

      assertThat(run().history().complete()).isFalse();
      assertThat(run().history().of(Operation.class)).hasSizeGreaterThan(MANY);
      Await.until(
          Duration.ofSeconds(30),
          () -> {
            var left = left(engine, session);
            return left.isEmpty() ? Optional.empty() : Optional.of("left: " + left);
          },
          DeploymentException::new);
      assertThat(left(engine, DockerClientFactory.SESSION_ID)).hasSize(own);
    } finally {
      suite.destroyForcibly();
    }
  }

  @Test
  void whatHasLostItsOwnerIsSwept() {
    var engine = Engine.connect();
    var gone = new Owner(Owner.self().place(), ProcessHandle.current().pid(), "1");
    var id =
        engine
            .client()
            .createNetworkCmd()
            .withName("loadbearing-orphan")
            .withLabels(Map.of(Owner.LABEL, gone.toString()))
            .exec()
            .getId();

    new Sweep(engine).run();

    assertThat(engine.client().listNetworksCmd().withIdFilter(id).exec()).isEmpty();
  }

  @Test
  void theReaperTakesOrdersFromThisMachineAloneAndGoesSoonIfNobodyComes() {
    var engine = Engine.connect();
    var reaper = "testcontainers-ryuk-" + DockerClientFactory.SESSION_ID;

    var container = engine.client().inspectContainerCmd(reaper).exec();

    assertThat(container.getNetworkSettings().getPorts().getBindings().values())
        .isNotEmpty()
        .allSatisfy(
            bindings ->
                assertThat(bindings)
                    .isNotEmpty()
                    .allMatch(binding -> binding.getHostIp().equals("127.0.0.1")));
    assertThat(container.getConfig().getEnv()).contains("RYUK_CONNECTION_TIMEOUT=15s");
  }

  private Optional<String> nothingWasOperated() {
    return runs().isEmpty() || run().history().of(Operation.class).size() <= MANY
        ? Optional.of("the suite has not written down " + MANY + " operations")
        : Optional.empty();
  }

  private Run run() {
    return new RunFolder(runs().getFirst()).read();
  }

  /** The folders in which there is a history. */
  private List<Path> runs() {
    try (var files = Files.walk(failures)) {
      return files.filter(file -> file.endsWith(RunFolder.HISTORY)).map(Path::getParent).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Suite.class.getName(),
            failures.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String session(Process suite) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(suite.getInputStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("session ")) {
        return line.substring("session ".length());
      }
    }
    throw new IOException("the other suite ended before it stood");
  }

  /** Containers and networks of a session. */
  private static List<String> left(Engine engine, String session) {
    var label = Map.of(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, session);
    List<String> left = new ArrayList<>();
    engine
        .client()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(label)
        .exec()
        .forEach(container -> left.add(container.getNames()[0]));
    engine
        .client()
        .listNetworksCmd()
        .withFilter(
            "label", Set.of(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL + "=" + session))
        .exec()
        .forEach(network -> left.add(network.getName()));
    return left;
  }
}
