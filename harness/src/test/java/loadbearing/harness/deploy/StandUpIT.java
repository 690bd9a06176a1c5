package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import loadbearing.harness.host.Servers;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(LaboratoryExtension.class)
class StandUpIT {
  @TempDir private Path failures;

  static Iterable<Topology> catalogue() {
    return Catalogue.all().stream().map(it -> it.topology()).toList();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyArchitectureServesUsersThroughItsEntry(Topology topology) throws Exception {
    var docker = Docker.connect(failures);

    try (var deployment = docker.stand(topology, Set.of())) {
      assertThat(get(deployment, "/users/1")).contains("\"id\":1");
    }
  }

  private static String get(Servers deployment, String path)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(deployment.entry().resolve(path)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
