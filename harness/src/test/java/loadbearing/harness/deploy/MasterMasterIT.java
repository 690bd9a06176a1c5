package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.harness.server.mysql.Databases;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers that take writes, each the other's replica, behind one balancer. */
@ExtendWith(LaboratoryExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MasterMasterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @TempDir private static Path failures;
  private static Deployed deployed;
  private static HttpClient http;

  @BeforeAll
  static void deploy() {
    deployed = Docker.connect(failures).stand(Catalogue.topology("A11"), Set.of());
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void takeDown() {
    http.close();
    deployed.close();
  }

  @Test
  @Order(1)
  void bothTakeWritesAndEachGetsWhatTheOtherTook() throws SQLException {
    for (var master : Map.of("master1", "master2", "master2", "master1").entrySet()) {
      var key = "from-" + master.getKey();
      try (var sql = deployed.sql(master.getKey())) {
        Databases.run(
            sql, "INSERT INTO registers (k, value, version) VALUES ('%s', 1, 1)".formatted(key));
      }
      await(master.getValue(), "SELECT COUNT(*) FROM registers WHERE k = '%s'".formatted(key), "1");
    }
  }

  @Test
  @Order(2)
  void keysOfOneAreNeverKeysOfTheOther() throws SQLException {
    Set<Long> remainders = new HashSet<>();
    for (var master : Set.of("master1", "master2")) {
      try (var sql = deployed.sql(master)) {
        assertThat(Databases.ask(sql, "SELECT @@auto_increment_increment")).isEqualTo("2");
        remainders.add(Long.parseLong(Databases.ask(sql, "SELECT @@auto_increment_offset")));
      }
    }
    assertThat(remainders).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  @Order(3)
  void eachHasAHeartbeatOfItsOwnThatTheOtherSees() {
    for (var master : Set.of("master1", "master2")) {
      await(
          master,
          "SELECT COUNT(*) FROM heartbeat WHERE at > NOW(6) - INTERVAL 2500000 MICROSECOND",
          "2");
    }
  }

  @Test
  @Order(4)
  void theirBalancerHoldsBothForFresh() {
    assertThat(deployed.balancer("writes").states())
        .containsEntry("fresh/master1", "UP")
        .containsEntry("fresh/master2", "UP")
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"master1", "master2"})
  @Order(5)
  void theDeathOfEitherIsSurvivedByReadsAndWrites(String master) {
    deployed.control().kill(master);
    try {
      Await.until(PATIENCE, () -> obstacle("survives-" + master), DeploymentException::new);
      Await.until(PATIENCE, () -> unnoticed(master), DeploymentException::new);
    } finally {
      deployed.control().revive(master);
    }
    Await.until(PATIENCE, MasterMasterIT::sick, DeploymentException::new);
    deployed.cap();
    deployed.prove();
  }

  @Test
  @Order(6)
  void theirDataIsMadeWhatItWasAndTheyStillFollowEachOther() throws SQLException {
    deployed.restore();

    for (var master : Set.of("master1", "master2")) {
      try (var sql = deployed.sql(master)) {
        assertThat(Databases.ask(sql, "SELECT COUNT(*) FROM registers")).isEqualTo("0");
      }
    }
  }

  /** Ten writes and reads in a row, over all connections that clones keep. */
  private static Optional<String> obstacle(String key) {
    for (int i = 0; i < 10; i++) {
      var written = write(key + i);
      if (written != 200) {
        return Optional.of("a write got " + written);
      }
      var read = send(HttpRequest.newBuilder(deployed.entry().resolve("/users/1")).GET());
      if (read.statusCode() != 200) {
        return Optional.of("a read got " + read.statusCode());
      }
    }
    return Optional.empty();
  }

  /** Users may be served again before the balancer's checks have told it why. */
  private static Optional<String> unnoticed(String master) {
    var state = deployed.balancer("writes").states().get("fresh/" + master);
    return "DOWN".equals(state) ? Optional.empty() : Optional.of(master + " is " + state);
  }

  private static Optional<String> sick() {
    return deployed.balancer("writes").states().values().stream()
        .filter(state -> !state.equals("UP"))
        .findFirst();
  }

  private static int write(String key) {
    return send(HttpRequest.newBuilder(deployed.entry().resolve("/registers/" + key))
            .header("Idempotency-Key", key + "-" + System.nanoTime())
            .PUT(HttpRequest.BodyPublishers.ofString("{\"value\":1}")))
        .statusCode();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(String master, String question, String answer) {
    Await.until(
        PATIENCE,
        () -> {
          try (var sql = deployed.sql(master)) {
            var said = Databases.ask(sql, question);
            return said.equals(answer) ? Optional.empty() : Optional.of(said);
          } catch (SQLException e) {
            return Optional.of(e.getMessage());
          }
        },
        last -> new DeploymentException("%s of %s: %s".formatted(question, master, last)));
  }
}
