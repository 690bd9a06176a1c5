package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in a Redis that all clones share, which stands behind a proxy here. */
@ExtendWith(LaboratoryExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionStoreIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final String STORE = "store";

  @TempDir private static Path failures;
  private static Deployed deployed;
  private static HttpClient http;
  private static String session;

  @BeforeAll
  static void deploy() throws Exception {
    deployed =
        Docker.connect(failures)
            .stand(Catalogue.topology("A4:sessions=redis"), Set.of("app1->" + STORE));
    http = HttpClient.newHttpClient();
    session = login();
  }

  @AfterAll
  static void takeDown() {
    http.close();
    deployed.close();
  }

  @Test
  @Order(1)
  void aSessionIsInTheStoreAndKnownToEveryClone() throws Exception {
    assertThat(whoami().body()).contains("\"id\":12");
    assertThat(whoami().headers().firstValue("Loadbearing-Store")).isPresent();
  }

  @Test
  @Order(2)
  void theDeathOfAClonesLogsNobodyOut() throws Exception {
    deployed.control().kill("app1");
    try {
      Await.until(PATIENCE, SessionStoreIT::stranger, DeploymentException::new);
      assertThat(whoami().headers().firstValue("Loadbearing-Node")).contains("app2");
    } finally {
      deployed.control().revive("app1");
    }
  }

  @Test
  @Order(3)
  void theDeathOfTheStoreIsFeltAndRefusesConnections() throws Exception {
    assertThat(deployed.control().reach(STORE, PROBE).result()).isEqualTo(Result.ANSWERED);

    deployed.control().kill(STORE);
    try {
      assertThat(deployed.control().reach(STORE, PROBE).isAnswered()).isFalse();
      assertThat(whoami().statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(get("/users/1").statusCode()).isEqualTo(200);
    } finally {
      deployed.control().revive(STORE);
    }
  }

  @Test
  @Order(4)
  void aStoreThatCameBackKnowsNobody() throws Exception {
    Await.until(
        PATIENCE,
        () ->
            deployed.control().reach(STORE, PROBE).isAnswered()
                ? Optional.empty()
                : Optional.of("no answer"),
        DeploymentException::new);

    assertThat(whoami().statusCode()).isEqualTo(401);
  }

  private static Optional<String> stranger() {
    try {
      var answer = whoami();
      return answer.statusCode() == 200
          ? Optional.empty()
          : Optional.of(answer.statusCode() + " " + answer.body());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> whoami() throws IOException, InterruptedException {
    return http.send(
        request("/me").header("Loadbearing-Session", session).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private static String login() throws IOException, InterruptedException {
    var answer =
        http.send(
            request("/login")
                .header("Idempotency-Key", "login-1")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"user\":12,\"password\":\"password12\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().replaceAll(".*\"session\":\"([^\"]+)\".*", "$1");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(deployed.entry().resolve(path)).timeout(PATIENCE);
  }
}
