package loadbearing.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitTest {
  @Test
  void whatTakesTooLongIsUnknownAndSaysHowFarItGot() {
    var result = decide(Duration.ofMillis(3), 1L << 30);

    assertThat(result.answer()).isEmpty();
    assertThat(result.why()).contains("time limit").containsPattern("first [0-9]+ of 20000");
  }

  @Test
  void whatTakesTooMuchMemoryIsUnknownAndSaysHowFarItGot() {
    var result = decide(Duration.ofDays(1), 1 << 20);

    assertThat(result.answer()).isEmpty();
    assertThat(result.why()).contains("memory limit").containsPattern("first [0-9]+ of 20000");
  }

  @Test
  void unknownOutcomesDoNotMakeTheSearchExplode() {
    var simulated = new Simulated(3, 20_000, 5, 3, 0.05, false);
    var limit = Limit.of(() -> 0, Duration.ofDays(1), 1 << 26);

    var result =
        Linear.decide(
            simulated.run(), new long[] {simulated.initial()}, simulated.scalars(), limit);

    assertThat(result.answer()).contains(true);
  }

  /** Time passes by one millisecond each time it is asked for. */
  private static Linearized decide(Duration time, long memoryBytes) {
    var clock = new AtomicLong();
    var simulated = new Simulated(1, 20_000, 20, 5, 0, false);
    var limit = Limit.of(() -> clock.addAndGet(1_000_000), time, memoryBytes);
    return Linear.decide(
        simulated.run(), new long[] {simulated.initial()}, simulated.scalars(), limit);
  }
}
