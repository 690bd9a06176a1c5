package loadbearing.harness.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loadbearing.harness.Clock;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.inject.Reach;
import loadbearing.history.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers, probes and the kernel say is read right. */
class ReadingTest {
  /** Zero is one second after the wall clock's epoch. */
  private static final Clock CLOCK = new Clock(1_000_000_000, 0);

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Server apps/app1 is DOWN, reason: Layer4 connection problem | app1 | DOWN",
        "Server apps/app1 is UP, reason: Layer7 check passed, code: 200 | app1 | UP",
        "Server apps/app2 is UP/READY (leaving forced maintenance). | app2 | UP",
        "Server apps/app2 is going DOWN for maintenance. | app2 | MAINT",
        "Backup Server fresh/primary is DOWN, reason: Layer4 timeout | primary | DOWN",
      })
  void aBalancersOpinionIsReadFromItsLog(String line, String subject, String state) {
    assertThat(Opinions.parse("lb", "1970-01-01T00:00:03.5Z " + line, CLOCK))
        .contains(new Change("lb", subject, state, 2_500_000_000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1970-01-01T00:00:03Z Server live/replica1 is DOWN, reason: Layer4 timeout",
        "1970-01-01T00:00:03Z Backup Server fresh/last-replica1 is DOWN via live/replica1.",
        "1970-01-01T00:00:03Z Proxy users started.",
        "noon Server apps/app1 is DOWN, reason: x",
      })
  void otherLinesAreNoOpinion(String line) {
    assertThat(Opinions.parse("lb", line, CLOCK)).isEmpty();
  }

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

  @Test
  void arrivalsAreCounted() throws IOException {
    assertThat(Arrivals.count(new BufferedReader(new StringReader("5\n6\n5\n\n"))))
        .isEqualTo(Map.of(5L, 2, 6L, 1));
  }

  @Test
  void anOwnerIsGoneWhenItsNumberBelongsToAnother() {
    var self = Owner.self();

    assertThat(Owner.parse(self.toString())).isEqualTo(self);
    assertThat(self.isGone()).isFalse();
    assertThat(new Owner(self.host(), self.pid(), self.started() - 1).isGone()).isTrue();
    assertThat(new Owner("elsewhere", self.pid(), 1).isGone()).isFalse();
    assertThatThrownBy(() -> Owner.parse("nobody")).isInstanceOf(IllegalArgumentException.class);
  }
}
