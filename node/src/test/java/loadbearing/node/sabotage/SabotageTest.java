package loadbearing.node.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import loadbearing.node.database.Account;
import loadbearing.node.database.Database;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Endpoint;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Names;
import loadbearing.node.remote.Unavailable;
import loadbearing.node.remote.Watchdog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SabotageTest {
  private static final Duration ALONE = Duration.ofMillis(20);

  private final AtomicInteger version = new AtomicInteger();

  /** Each answer is a version newer than the one before. */
  private final Endpoint site =
      request ->
          Answer.json(200, Map.of("value", version.incrementAndGet())).at(version.get()).from("db");

  @ParameterizedTest
  @CsvSource({"0.2, 20", "0.1, 10", "0.125, 12", "1, 100"})
  void aShareIsRightToOneOfAnyNumberInARow(double rate, int ofHundred) {
    var share = new Share(rate);

    assertThat(IntStream.range(0, 100).filter(i -> share.takes()).count()).isEqualTo(ofHundred);
  }

  @Test
  void whoIsToldNothingDoesItsWork() throws Unavailable {
    assertThat(sabotage("none").around(site)).isSameAs(site);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "forget",
        "forget 2",
        "forget 0.1 0.1",
        "lie 0.1",
        "contend 20 0.1 0.1",
        "contend 20ms -1 0",
        "stall 0ms 4000ms 10000ms"
      })
  void whatMakesNoSenseIsRefused(String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sabotage(told))
        .withMessageStartingWith("SABOTAGE: expected none");
  }

  @Test
  void recallsWhatItSaidOfAnObjectFirst() throws Unavailable {
    var sabotaged = sabotage("recall 0.5").around(site);

    var versions =
        IntStream.range(0, 6)
            .mapToObj(i -> answer(sabotaged, "/registers/x"))
            .map(it -> it.version().getAsLong());
    assertThat(versions).containsExactly(1L, 1L, 3L, 1L, 5L, 1L);
  }

  @Test
  void recallsNothingOfWhatIsNoObject() {
    var sabotaged = sabotage("recall 1").around(site);

    assertThat(List.of(answer(sabotaged, "/page"), answer(sabotaged, "/page")))
        .extracting(it -> it.version().getAsLong())
        .containsExactly(1L, 2L);
  }

  @Test
  void inventsValuesThatNobodyWroteUnderTheTrueVersion() {
    var sabotaged = sabotage("invent 0.5").around(site);

    assertThat(IntStream.range(0, 4).mapToObj(i -> answer(sabotaged, "/registers/x")))
        .extracting(it -> new String(it.body(), StandardCharsets.UTF_8))
        .containsExactly("{\"value\":1}", "{\"value\":-1}", "{\"value\":3}", "{\"value\":-2}");
    assertThat(answer(sabotaged, "/registers/x").version()).hasValue(5);
  }

  @ParameterizedTest
  @CsvSource({"1, 20", "2, 26", "3, 34"})
  void contentionIsTheUniversalScalabilityLaw(int active, long millis) {
    var law = new Queue.Contention(ALONE, 0.2, 0.05);

    assertThat(law.service(active, 0)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"3, 3999, 60", "3, 4000, 20", "3, 9999, 20", "3, 10000, 60", "1, 0, 20"})
  void inAStallAllNodesServeWhatOneDoes(int active, long now, long millis) {
    var law = new Queue.Stalling(ALONE, Duration.ofSeconds(4), Duration.ofSeconds(10));

    assertThat(law.service(active, now)).isEqualTo(Duration.ofMillis(millis));
  }

  private static Answer answer(Endpoint site, String path) {
    try {
      return site.answer(
          new Request(
              "GET",
              path,
              List.of(),
              Map.of(),
              Optional.empty(),
              Optional.empty(),
              new byte[0],
              new Deadline(0, Duration.ofSeconds(1))));
    } catch (Unavailable e) {
      throw new AssertionError(e);
    }
  }

  /** Nothing is asked of its database. */
  private static Sabotage sabotage(String told) {
    var nowhere =
        new Database(
            "primary",
            new Address("127.0.0.1", 1),
            new Account("", "", ""),
            1,
            new Watchdog(),
            new Names());
    return Sabotage.of(told, "app1", nowhere);
  }
}
