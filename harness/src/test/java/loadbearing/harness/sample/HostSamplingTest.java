package loadbearing.harness.sample;

import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.history.HostSample;
import org.junit.jupiter.api.Test;

class HostSamplingTest {
  @Test
  void theHostsTimesAreReadInHundredthsOfASecond() {
    // proc(5): user nice system idle iowait irq softirq steal guest guest_nice
    assertThat(HostSampling.parse("cpu  10 1 5 100 7 2 3 4 0 0", 42, 2))
        .isEqualTo(new HostSample(42, 2, 210_000_000L, 1_070_000_000L, 40_000_000L));
  }
}
