package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registers and lists, and writes that come twice, on a database that is well. */
@ExtendWith(Well.class)
class KeysIT {
  private final Client client;

  KeysIT(Client client) {
    this.client = client;
  }

  @Test
  void registerCountsItsVersions() throws IOException {
    assertThat(client.get("/registers/v").body()).isEqualTo("{\"value\":null}");
    assertThat(header(client.get("/registers/v"), "Loadbearing-Version")).isEqualTo("absent");

    var first = client.send("PUT", "/registers/v", "{\"value\":5}");
    var second = client.send("PUT", "/registers/v", "{\"value\":5}");

    assertThat(header(first, "Loadbearing-Version")).isEqualTo("1");
    assertThat(header(second, "Loadbearing-Version")).isEqualTo("2");
    assertThat(client.get("/registers/v").body()).isEqualTo("{\"value\":5}");
  }

  @Test
  void compareAndSetSwapsOnlyTheExpectedValue() throws IOException {
    var created = client.send("POST", "/registers/c/cas", "{\"from\":null,\"to\":1}");
    var swapped = client.send("POST", "/registers/c/cas", "{\"from\":1,\"to\":2}");
    var missed = client.send("POST", "/registers/c/cas", "{\"from\":1,\"to\":3}");
    var absent = client.send("POST", "/registers/none/cas", "{\"from\":1,\"to\":3}");

    assertThat(created.statusCode()).isEqualTo(200);
    assertThat(swapped.body()).isEqualTo("{\"swapped\":true}");
    assertThat(missed.statusCode()).isEqualTo(409);
    assertThat(missed.body()).isEqualTo("{\"swapped\":false,\"value\":2}");
    assertThat(header(missed, "Loadbearing-Version")).isEqualTo("2");
    assertThat(absent.body()).isEqualTo("{\"swapped\":false,\"value\":null}");
    assertThat(client.get("/registers/c").body()).isEqualTo("{\"value\":2}");
  }

  @Test
  void ofManyWhoCompareAndSetAtOnceOneWins() throws Exception {
    client.send("PUT", "/registers/race", "{\"value\":0}");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var races =
          threads.invokeAll(
              IntStream.rangeClosed(1, 20)
                  .mapToObj(
                      i ->
                          (Callable<Integer>)
                              () ->
                                  client
                                      .send(
                                          "POST",
                                          "/registers/race/cas",
                                          "{\"from\":0,\"to\":%d}".formatted(i),
                                          "Loadbearing-Deadline-Millis",
                                          "20000")
                                      .statusCode())
                  .toList());

      assertThat(races).extracting(race -> race.get()).containsOnlyOnce(200).containsOnly(200, 409);
    }
  }

  @Test
  void listKeepsTheOrderOfItsAppends() throws IOException {
    assertThat(client.get("/lists/l").body()).isEqualTo("{\"values\":[]}");

    client.send("POST", "/lists/l", "{\"value\":3}");
    var second = client.send("POST", "/lists/l", "{\"value\":-1}");

    assertThat(second.body()).isEqualTo("{\"appended\":-1}");
    assertThat(header(second, "Loadbearing-Version")).isEqualTo("2");
    assertThat(client.get("/lists/l").body()).isEqualTo("{\"values\":[3,-1]}");
  }

  @Test
  void sameKeyAgainGivesTheSameAnswerAndNoSecondEffect() throws IOException {
    String[] key = {"Idempotency-Key", "again"};

    var first = client.send("POST", "/lists/once", "{\"value\":1}", key);
    var second = client.send("POST", "/lists/once", "{\"value\":1}", key);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(header(second, "Loadbearing-Version")).isEqualTo("1");
    assertThat(header(first, "Loadbearing-Replayed")).isEqualTo("absent");
    assertThat(header(second, "Loadbearing-Replayed")).isEqualTo("true");
    assertThat(client.get("/lists/once").body()).isEqualTo("{\"values\":[1]}");
  }

  @Test
  void sameKeyForAnotherRequestIsRefused() throws IOException {
    String[] key = {"Idempotency-Key", "elsewhere"};

    client.send("PUT", "/registers/e1", "{\"value\":1}", key);
    var second = client.send("PUT", "/registers/e2", "{\"value\":1}", key);

    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("was used before, for PUT /registers/e1");
    assertThat(client.get("/registers/e2").body()).isEqualTo("{\"value\":null}");
  }
}
