package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the balancer itself says of a write: that it had no effect, only where that is certain. */
@ExtendWith(LaboratoryExtension.class)
class BalancerAnswerIT {
  private static final List<String> CLONES = List.of("app1", "app2");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private static Path failures;
  private static Deployed deployed;
  private static HttpClient http;

  @BeforeAll
  static void deploy() {
    deployed = Docker.connect(failures).stand(Catalogue.topology("A4"), Set.of());
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void takeDown() {
    http.close();
    deployed.close();
  }

  @Test
  void aWriteThatReachedNoServerSurelyHadNoEffect() throws Exception {
    CLONES.forEach(deployed.control()::kill);
    try {
      var answer = write("none");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Loadbearing-Outcome")).contains("failed");
      assertThat(answer.headers().firstValue("Loadbearing-Node")).isEmpty();
    } finally {
      CLONES.forEach(deployed.control()::revive);
      deployed.await();
    }
  }

  @Test
  void ofAWriteThatWasSentTheBalancerDoesNotSayThatItFailed() throws Exception {
    CLONES.forEach(deployed.control()::pause);
    try {
      var answer = write("sent");

      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(answer.headers().firstValue("Loadbearing-Outcome")).isEmpty();
    } finally {
      CLONES.forEach(deployed.control()::resume);
      deployed.await();
    }
  }

  private static HttpResponse<String> write(String key) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(deployed.entry().resolve("/registers/" + key))
            .timeout(PATIENCE)
            .header("Idempotency-Key", key)
            .PUT(HttpRequest.BodyPublishers.ofString("{\"value\":1}"))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
