package loadbearing.harness.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Flow;
import loadbearing.harness.inject.Reach;
import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void aProbeSaysResultAndTimesInMicroseconds() {
    assertThat(Probe.parse("ANSWERED 120 3400\n"))
        .isEqualTo(
            new Reach(
                Reach.Result.ANSWERED, Duration.ofNanos(120_000), Duration.ofNanos(3_400_000)));
  }

  @Test
  void aProbeThatFailedIsAnError() {
    assertThatThrownBy(() -> Probe.parse("bash: no such file"))
        .isInstanceOf(DeploymentException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void aProbeThatAsksMuchCountsWhatComesBack() {
    assertThat(Probe.flow("30800 430 3 23086\n"))
        .isEqualTo(new Flow(30_800, 430, 3, Duration.ofNanos(23_086_000)));
  }
}
