package loadbearing.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class LaneSvgTest {
  @Test
  void theAxisSaysWhenEachCallAndReturnWas() {
    assertThat(LaneSvg.of(List.of(read("7")))).contains(">1.250 s</text>", ">1.262 s</text>");
  }

  @Test
  void ofALongValueTheLastDigitsAreShown() {
    assertThat(LaneSvg.of(List.of(read("6300817363029721089"))))
        .contains(">→ …1089</text>")
        .doesNotContain(">→ 63008");
  }

  private static Operation read(String output) {
    return new Operation(
        1,
        3,
        Action.REGISTER_READ,
        "r3",
        "",
        output,
        Outcome.OK,
        1_250_000_000L,
        1_250_000_000L,
        1_262_000_000L,
        new Path("app1", "dc1", "primary", "1"),
        7,
        200,
        "");
  }
}
