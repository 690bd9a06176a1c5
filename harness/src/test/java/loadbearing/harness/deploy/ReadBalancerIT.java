package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.Balancer;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.harness.server.mysql.Databases;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Replication, and the read balancer that notices broken and lagging replicas. */
@ExtendWith(LaboratoryExtension.class)
class ReadBalancerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  @TempDir private static Path failures;
  private static Deployed deployed;
  private static Balancer balancer;

  @BeforeAll
  static void deploy() {
    deployed = Docker.connect(failures).stand(Catalogue.topology("A9"), Set.of());
    balancer = deployed.balancer("reads");
  }

  @AfterAll
  static void takeDown() {
    deployed.close();
  }

  @Test
  void replicasFollowAndRefuseWrites() throws Exception {
    try (var replica = deployed.sql("replica1")) {
      assertThat(Databases.ask(replica, "SELECT @@super_read_only")).isEqualTo("1");
      assertThat(Databases.ask(replica, "SELECT @@report_host")).isEqualTo("replica1");
    }
  }

  @Test
  void aReplicaThatStopsFollowingLeavesAndReturns() throws Exception {
    sql("replica1", "STOP REPLICA SQL_THREAD");
    awaitState("fresh/replica1", "DOWN");
    assertThat(balancer.states()).containsEntry("live/replica1", "UP");

    sql("replica1", "START REPLICA SQL_THREAD");
    awaitState("fresh/replica1", "UP");
  }

  @Test
  void theOperatorTakesAReplicaOut() {
    balancer.state("replica2", Balancer.Wish.MAINT);
    awaitState("fresh/replica2", "MAINT");

    balancer.state("replica2", Balancer.Wish.READY);
    awaitState("fresh/replica2", "UP");
  }

  @Test
  void aRevivedReplicaIsAReplicaAndFollowsByItself() throws Exception {
    deployed.control().kill("replica2");
    awaitState("fresh/replica2", "DOWN");

    deployed.control().revive("replica2");
    awaitState("fresh/replica2", "UP");
    try (var replica = deployed.sql("replica2")) {
      assertThat(Databases.ask(replica, "SELECT @@super_read_only")).isEqualTo("1");
    }
  }

  @Test
  void staleReplicasServeWhereNothingElseLives() throws Exception {
    deployed.control().kill("primary");
    try {
      awaitState("fresh/replica1", "DOWN");
      awaitState("fresh/replica2", "DOWN");
      awaitState("fresh/primary", "DOWN");
      var read = awaitAnswer(answer -> answer.statusCode() == 200);
      assertThat(database(read)).startsWith("replica");
    } finally {
      deployed.control().revive("primary");
    }

    awaitState("fresh/replica1", "UP");
    try (var primary = deployed.sql("primary")) {
      assertThat(Databases.ask(primary, "SELECT @@super_read_only")).isEqualTo("0");
    }
  }

  @Test
  void thePrimaryServesReadsWhereNoReplicaIsFresh() throws Exception {
    sql("replica1", "STOP REPLICA SQL_THREAD");
    sql("replica2", "STOP REPLICA SQL_THREAD");
    try {
      awaitState("fresh/replica1", "DOWN");
      awaitState("fresh/replica2", "DOWN");
      awaitAnswer(answer -> database(answer).equals("primary"));
    } finally {
      sql("replica1", "START REPLICA SQL_THREAD");
      sql("replica2", "START REPLICA SQL_THREAD");
    }

    awaitState("fresh/replica1", "UP");
    awaitAnswer(answer -> database(answer).startsWith("replica"));
  }

  private static void sql(String node, String statement) throws SQLException {
    try (var connection = deployed.sql(node)) {
      Databases.run(connection, statement);
    }
  }

  private static void awaitState(String server, String state) {
    Await.until(
        PATIENCE,
        () -> {
          Map<String, String> states = balancer.states();
          return state.equals(states.get(server))
              ? Optional.empty()
              : Optional.of("%s is to be %s in %s".formatted(server, state, states));
        },
        DeploymentException::new);
  }

  private static HttpResponse<String> awaitAnswer(Predicate<HttpResponse<String>> wanted) {
    Await.until(
        PATIENCE,
        () -> {
          var answer = get(deployed.entry().resolve("/users/1"));
          return wanted.test(answer)
              ? Optional.empty()
              : Optional.of(answer.statusCode() + " by " + database(answer));
        },
        DeploymentException::new);
    return get(deployed.entry().resolve("/users/1"));
  }

  private static String database(HttpResponse<String> answer) {
    return answer.headers().firstValue("Loadbearing-Database").orElse("");
  }

  private static HttpResponse<String> get(URI uri) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
