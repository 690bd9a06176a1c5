package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Settings;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Control.Direction;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.inject.Reach.Result;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.mysql.Databases;
import loadbearing.topology.Edge;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to nodes is seen from outside, and is gone when it is undone. */
@ExtendWith(LaboratoryExtension.class)
class ControlIT {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  @TempDir private static Path failures;
  private static Deployed deployed;
  private static Control control;

  @BeforeAll
  static void deploy() {
    var docker = Docker.connect(failures);
    deployed = docker.stand(Catalogue.topology("A4"), Set.of("app2->primary"));
    control = deployed.control();
  }

  @AfterAll
  static void takeDown() {
    deployed.close();
  }

  @Test
  void aKilledProcessRefusesConnectionsUntilItIsRevived() {
    control.kill("app1");
    control.kill("app1");
    assertThat(control.reach("app1", PATIENCE).result()).isEqualTo(Result.REFUSED);

    control.revive("app1");
    control.revive("app1");
    awaitAnswer("app1");
  }

  @Test
  void aKilledDatabaseComesBackWithItsData() throws Exception {
    try (var sql = deployed.sql("primary")) {
      Databases.run(
          sql, "REPLACE INTO writes(id, request, status, answer) VALUES ('x', '', 1, '')");
    }

    control.kill("primary");
    assertThat(control.reach(edge("app1->primary"), PATIENCE).result()).isEqualTo(Result.REFUSED);
    control.revive("primary");
    awaitAnswer("primary");

    try (var sql = deployed.sql("primary")) {
      assertThat(Databases.ask(sql, "SELECT COUNT(*) FROM writes WHERE id = 'x'")).isEqualTo("1");
    }
  }

  @Test
  void aCrashedMachineIsSilentAndHasItsAddressAgainWhenBooted() {
    control.crash("app1");
    control.crash("app1");
    assertThat(control.reach("app1", PATIENCE).result()).isEqualTo(Result.UNREACHABLE);
    assertThat(control.reach(edge("lb->app1"), PATIENCE).result()).isEqualTo(Result.UNREACHABLE);

    control.boot("app1");
    control.boot("app1");
    awaitAnswer("app1");
    awaitAnswer(edge("lb->app1"));
  }

  @Test
  void aPausedMachineAcceptsAndSaysNothing() {
    control.pause("primary");
    control.pause("primary");
    assertThat(control.reach("primary", PATIENCE).result()).isEqualTo(Result.SILENT);

    control.resume("primary");
    control.resume("primary");
    awaitAnswer("primary");
  }

  @Test
  void aMachineThatWasStoppedBootsAgain() {
    control.stop("app1");
    control.stop("app1");
    assertThat(control.reach("app1", PATIENCE).result()).isEqualTo(Result.UNREACHABLE);

    control.boot("app1");
    awaitAnswer("app1");
  }

  @Test
  void droppedPacketsCutOneEdgeAndNoOther() {
    control.drop("app1", "primary", Direction.INCOMING);
    control.drop("app1", "primary", Direction.INCOMING);
    assertThat(control.reach(edge("app1->primary"), PATIENCE).result())
        .isEqualTo(Result.UNREACHABLE);
    assertThat(control.reach(edge("lb->app1"), PATIENCE).isAnswered()).isTrue();
    assertThat(control.reach(edge("app2->primary"), PATIENCE).isAnswered()).isTrue();

    control.undrop("app1", "primary");
    control.undrop("app1", "primary");
    awaitAnswer(edge("app1->primary"));
  }

  @Test
  void aProxiedEdgeIsCutAtItsProxy() {
    control.drop("app2", "primary", Direction.BOTH);
    assertThat(control.reach(edge("app2->primary"), PATIENCE).result())
        .isEqualTo(Result.UNREACHABLE);
    assertThat(control.reach(edge("app1->primary"), PATIENCE).isAnswered()).isTrue();

    control.undrop("app2", "primary");
    awaitAnswer(edge("app2->primary"));
  }

  @Test
  void usersCanBeCutOff() {
    control.drop("lb", "users", Direction.BOTH);
    assertThat(control.reach(edge("users->lb"), PATIENCE).result()).isEqualTo(Result.UNREACHABLE);

    control.undrop("lb", "users");
    awaitAnswer(edge("users->lb"));
  }

  @Test
  void aCapIsInForceAndHoldsBack() {
    assertThat(control.cap("app2")).isEqualTo(Double.POSITIVE_INFINITY);

    control.cap("app2", 0.05);
    var before = control.throttled("app2");
    deployed
        .standing()
        .engine()
        .run(container("app2"), PATIENCE.multipliedBy(20), "bash", "-c", SPIN);

    assertThat(control.cap("app2")).isEqualTo(0.05);
    assertThat(control.throttled("app2")).isGreaterThan(before);
    control.cap("app2", Double.POSITIVE_INFINITY);
    assertThat(control.cap("app2")).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void usersReachNeitherAppNodesNorTheDatabase() {
    var wiring = deployed.standing().wiring();
    var users =
        new Machine(
            "visitor",
            deployed
                .standing()
                .engine()
                .client()
                .inspectContainerCmd(container("app1"))
                .exec()
                .getConfig()
                .getImage(),
            Settings.environment(
                java.util.Map.of("NODE", "v", "SITE", "v", "PRIMARY", "127.0.0.1:1")),
            wiring.addresses("users"),
            128);
    var visitor = deployed.join(users);
    deployed.standing().engine().client().startContainerCmd(visitor).exec();

    assertThat(knock(visitor, wiring.entry())).contains("ANSWERED");
    for (var inside : java.util.List.of("app1", "primary")) {
      var target = wiring.direct(deployed.topology().node(inside));
      assertThat(knock(visitor, target)).contains("UNREACHABLE");
    }
  }

  private static final String SPIN = "for ((i = 0; i < 200000; i++)); do :; done";

  private static String knock(String from, Wiring.Endpoint target) {
    return deployed
        .standing()
        .engine()
        .run(
            from,
            Duration.ofSeconds(10),
            "/loadbearing/probe",
            target.host(),
            "" + target.port(),
            "1",
            "GET",
            "/health");
  }

  private static String container(String node) {
    return deployed.standing().container(node);
  }

  private static Edge edge(String name) {
    return deployed.topology().edge(name);
  }

  private static void awaitAnswer(String node) {
    await(() -> control.reach(node, PATIENCE));
  }

  private static void awaitAnswer(Edge edge) {
    await(() -> control.reach(edge, PATIENCE));
  }

  private static void await(java.util.function.Supplier<Reach> reach) {
    Await.until(
        Duration.ofSeconds(20),
        () -> {
          var seen = reach.get();
          return seen.isAnswered() ? Optional.empty() : Optional.of(seen.toString());
        },
        DeploymentException::new);
  }
}
