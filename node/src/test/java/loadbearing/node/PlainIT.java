package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages, probes and the list of arrivals: what needs no data. */
@ExtendWith(Well.class)
class PlainIT {
  private final Client client;
  private final Path arrivals;

  PlainIT(Client client, Path arrivals) {
    this.client = client;
    this.arrivals = arrivals;
  }

  @Test
  void pageCostsWorkAndNoDatabase() throws IOException {
    var page = client.get("/page?work=20");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(client.get("/page?work=20").body());
    assertThat(page.body()).isNotEqualTo(client.get("/page?work=21").body());
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Loadbearing-Database")).isEmpty();
  }

  @Test
  void readyNamesWhatAnswers() throws IOException {
    assertThat(client.get("/ready").body()).isEqualTo("{\"primary\":\"up\"}");
    assertThat(client.get("/health").body()).isEqualTo("{\"health\":\"up\"}");
  }

  @Test
  void arrivalsAreWrittenDown() throws Exception {
    client.get("/health", "Loadbearing-Operation", "9223372036854775807");
    client.get("/nowhere", "Loadbearing-Operation", "42");

    Await.until(
        "both arrivals",
        () -> Files.readAllLines(arrivals).equals(List.of("9223372036854775807", "42")));
  }
}
