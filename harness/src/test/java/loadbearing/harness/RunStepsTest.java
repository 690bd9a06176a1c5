package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunStepsTest {
  @Test
  void whatArrivedBeforeTheRunIsNotOfTheRun() {
    var before = Map.of("app1", Map.of(1L, 1, 2L, 1));
    var now = Map.of("app1", Map.of(1L, 1, 2L, 2, 3L, 1), "app2", Map.of(1L, 1));

    assertThat(RunSteps.since(before, now))
        .isEqualTo(Map.of("app1", Map.of(2L, 1, 3L, 1), "app2", Map.of(1L, 1)));
  }
}
