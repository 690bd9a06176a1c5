package loadbearing.harness.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersTest {
  @Test
  void timeHeldBackIsReadFromBothVersionsOfControlGroups() {
    assertThat(Throttling.parse(List.of("nr_periods 5", "nr_throttled 2", "throttled_time 7000")))
        .isEqualTo(Duration.ofNanos(7000));
    assertThat(Throttling.parse(List.of("usage_usec 9", "throttled_usec 7")))
        .isEqualTo(Duration.ofNanos(7000));
    assertThat(Throttling.parse(List.of())).isZero();
  }

  @Test
  void controlGroupsAreReadByController() {
    var groups = ControlGroup.parse(List.of("3:cpu,cpuacct:/docker/a", "2:memory:/b", "0::/c"));

    assertThat(groups)
        .isEqualTo(Map.of("cpu", "/docker/a", "cpuacct", "/docker/a", "memory", "/b", "", "/c"));
  }

  @Test
  void trafficIsSummedOverInterfacesButLoopback() {
    var table =
        List.of(
            "Inter-|   Receive                                                |  Transmit",
            " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets",
            "    lo:     100       1    0    0    0     0          0         0      100       1",
            "  eth0:    2000      10    0    0    0     0          0         0      300       4",
            "  eth1:       5       1    0    0    0     0          0         0        7       1");

    assertThat(ControlGroup.network(table)).containsExactly(2005, 307);
  }
}
