package loadbearing.harness.server.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.harness.time.Clock;
import loadbearing.history.Change;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpinionLineTest {
  /** Zero is one second after the wall clock's epoch. */
  private static final Clock CLOCK = new Clock(1_000_000_000, 0);

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
    assertThat(OpinionLine.parse("lb", "1970-01-01T00:00:03.5Z " + line, CLOCK))
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
    assertThat(OpinionLine.parse("lb", line, CLOCK)).isEmpty();
  }
}
