package loadbearing.harness.server.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import loadbearing.harness.time.Clock;
import loadbearing.harness.time.Time;
import loadbearing.history.Takeover;
import loadbearing.history.Takeover.Stage;
import org.junit.jupiter.api.Test;

class TakeoverLineTest {
  private static Optional<Takeover> parse(String line) {
    return TakeoverLine.parse("controller", line, Clock.of(0, Time.SYSTEM));
  }

  @Test
  void aStageSaysWhomItIsAbout() {
    var takeover =
        parse(
                "2026-11-21T23:29:04.833053997Z controller: promoted replica1 primary: 3 of 3:"
                    + " lost\n")
            .orElseThrow();

    assertThat(takeover.stage()).isEqualTo(Stage.PROMOTED);
    assertThat(takeover.node()).isEqualTo("replica1");
    assertThat(takeover.other()).isEqualTo("primary");
    assertThat(takeover.words()).isEqualTo("3 of 3: lost");
  }

  @Test
  void aDashIsNobody() {
    var takeover =
        parse("2026-11-21T23:29:04.8Z controller: named - -: two primaries").orElseThrow();

    assertThat(takeover.node()).isEmpty();
    assertThat(takeover.other()).isEmpty();
  }

  @Test
  void otherLinesSayNothing() {
    assertThat(parse("2026-11-21T23:29:04.8Z controller: pondered primary -: hm")).isEmpty();
    assertThat(parse("2026-11-21T23:29:04.8Z loadbearing: the server is started again")).isEmpty();
    assertThat(parse("yesterday controller: named - -: two primaries")).isEmpty();
  }
}
