package loadbearing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadbearing.topology.Balancing;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;
import loadbearing.topology.classic.HorizontalScaling;
import loadbearing.topology.classic.MasterSlave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final Topology TOPOLOGY = HorizontalScaling.topology(2, Balancing.ROUNDROBIN);
  private static final Duration RUN = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kill primary at 10s for 5s                    | kill primary at 10s for 5s
          crash app1 at 3s until end                    | crash app1 at 3s until end
          starve app1 to 0.05 cpus at 5s for 5s         | starve app1 to 0.05 cpus at 5s for 5s
          starve app1 to 0.10 cpu at 5s for 5s          | starve app1 to 0.1 cpus at 5s for 5s
          cut app1->primary at 5s for 3s                | cut app1->primary at 5s for 3s
          cut app1 -> primary both ways at 5s for 3s    | cut app1->primary at 5s for 3s
          cut app1->primary one way at 5s for 3s        | cut app1->primary on requests at 5s for 3s
          slow app1->primary by 200ms±50ms at 5s until end  | slow app1->primary by 200ms±50ms at 5s until end
          slow app1->primary by 200ms+-50ms at 5s until end | slow app1->primary by 200ms±50ms at 5s until end
          slow lb->app1 by 1s both ways at 5s for 2s    | slow lb->app1 by 1s both ways at 5s for 2s
          throttle lb->app1 to 64KB/s at 0s for 5s      | throttle lb->app1 to 64KB/s at 0s for 5s
          throttle lb->app1 to 1 MB/s at 0s for 5s      | throttle lb->app1 to 1000KB/s at 0s for 5s
          timeout lb->app1 after 500ms at 0s for 5s     | timeout lb->app1 after 500ms at 0s for 5s
          slice lb->app1 into 64 bytes every 1ms at 0s for 5s | slice lb->app1 into 64 bytes every 1ms at 0s for 5s
          limit lb->app1 after 1000 bytes at 0s for 5s  | limit lb->app1 after 1000 bytes at 0s for 5s
          refuse users->lb at 0s for 30s                | refuse users->lb at 0s for 30s
          restart primary at 5s                         | restart primary at 5s
          drain app1 at 5s                              | drain app1 at 5s
          """)
  void goodLinesMeanWhatTheySay(String line, String words) {
    assertThat(Schedule.parse(List.of(line), TOPOLOGY, RUN).words()).containsExactly(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                   | expected one of kill, crash, pause
          kil primary at 10s for 5s            | at character 1, found 'kil'; for example: kill primary at 10s for 5s
          kill                                 | expected the name of a node at character 5, found the end
          kill app1->primary at 1s for 2s      | expected the name of a node at character 6, found 'app1->primary'
          kill primary                         | expected 'at' at character 13, found the end
          kill primary at 10s                  | expected 'for' and a time, or 'until end' at character 20
          kill primary at ten for 5s           | such as 200ms, 1.5s or 2m at character 17, found 'ten'
          kill primary at 10 for 5s            | such as 200ms, 1.5s or 2m at character 17, found '10'
          kill primary at -1s for 5s           | found '-1s'
          kill primary at 10s for 5s please    | expected nothing more at character 28, found 'please'
          kill primary at 10s for 0s           | must stay for 1s or more, or no probe can prove it; got 0s
          kill primary at 1s until the end     | expected 'for' and a time, or 'until end' at character 20, found 'until'
          restart primary at 5s for 2s         | expected nothing more at character 23, found 'for'
          starve app1 to none cpus at 1s for 2s | expected a number of cpus such as 0.05 at character 16, found 'none'
          starve app1 to 0 cpus at 1s for 2s   | starve needs 0.01 cpus or more, got 0.0
          starve app1 to 9 cpus at 1s for 2s   | 9 cpus take nothing away from 'app1'
          cut primary at 1s for 2s             | expected an edge such as app1->primary, or a link such as dc1--dc2 at character 5, found 'primary'
          cut app1->primary sideways at 1s for 2s | expected 'at' at character 19, found 'sideways'
          slow lb->app1 by 10ms±20ms at 1s for 2s | jitter must not be above the latency of 10ms, got 20ms
          slow lb->app1 by 10us at 1s for 2s   | latency must be 1ms or more in whole milliseconds
          slow lb->app1 by 0ms at 1s for 2s    | latency must be 1ms or more
          throttle lb->app1 to 64 at 1s for 2s | expected a whole rate such as 64KB/s
          throttle lb->app1 to 0KB/s at 1s for 2s | throttle needs 1KB/s or more, got 0
          limit lb->app1 after 1.5 bytes at 1s for 2s | expected a whole size such as 1000 bytes
          kill nobody at 1s for 2s             | has no node 'nobody'; its nodes are [lb, app1, app2, primary]
          cut app1->app2 at 1s for 2s          | has no edge 'app1->app2'; its edges are [users->lb
          kill primary at 30s until end        | and the run is over at 30s
          kill primary at 28s for 3s           | reaches to 31s, and the run is over at 30s; begin it earlier or run for longer
          kill primary at 99999999999s for 5s  | in whole microseconds
          depose primary at 1s                 | an act is one of promote best, promote, switchover, rejoin, drain, add, withdraw, restore at character 1, found 'depose'
          """)
  void badLinesSayWhatIsWrongAndWhere(String line, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.parse(List.of(line), TOPOLOGY, RUN))
        .withMessageContaining(message)
        .withMessageStartingWith("fault '" + line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drain app1 at 1s for 5s | expected nothing more at character 18, found 'for'; for example: drain app1 at 10s
          drain lb->app1 at 1s    | expected the name of a node at character 7, found 'lb->app1'
          drain app9 at 1s        | has no node 'app9'; its nodes are [lb, app1, app2, primary]
          drain primary at 1s     | is behind no balancer of HTTP; take one of [app1, app2]
          drain app1 at 31s       | reaches to 31s, and the run is over at 30s
          add app1 at 1s          | is not drained then; drain it before
          promote app1 at 1s      | is no database of one primary with replicas; 'A4' has none
          promote best at 1s      | has 0 sets of a primary and its replicas, and needs one
          switchover app1 at 1s   | expected 'to' at character 12, found 'app1'
          switchover to app1 at 1s | is no database of one primary with replicas
          rejoin primary at 1s    | is no database of one primary with replicas
          withdraw primary at 1s  | is reached past balancers, which alone can keep its clients away; take one of [app1, app2]
          restore app1 at 1s      | is not withdrawn then; withdraw it before
          """)
  void badActsSayWhatIsWrongAndWhatCouldBeDone(String line, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.parse(List.of(line), TOPOLOGY, RUN))
        .withMessageContaining(message)
        .withMessageStartingWith("act '" + line);
  }

  @ParameterizedTest
  @CsvSource({
    "drain app1 at 5s, drain app1 at 9s, is drained then",
    "add app1 at 9s, drain app2 at 5s, is not drained then",
    "promote replica1 at 5s, promote replica1 at 9s, is a primary then",
    "promote replica1 at 5s, switchover to replica1 at 9s, is a primary then",
    "switchover to replica1 at 5s, rejoin replica1 at 9s, is a primary then; promote another",
    "drain app1 at 5s, rejoin primary at 9s, is a primary then; promote another before",
    "withdraw app1 at 5s, drain app1 at 9s, is withdrawn then",
    "withdraw app1 at 5s, add app1 at 9s, is not drained then",
    "kill replica1 at 5s for 5s, promote replica1 at 9s, let one end before the other begins"
  })
  void anActIsHeldAgainstWhatWasDoneBefore(String one, String other, String message) {
    var replicated = MasterSlave.topology(2, Balancing.ROUNDROBIN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.parse(List.of(one, other), replicated, RUN))
        .withMessageContaining(message);
  }

  @Test
  void whoWritesThroughABalancerCannotBeToldWhereThePrimaryIs() {
    var replicated = MasterSlave.topology(1, Balancing.ROUNDROBIN);
    var edges = new ArrayList<>(replicated.edges());
    edges.add(new Edge("reads", "primary", Zone.DATA, Purpose.Serves.of(Goal.WRITE)));
    edges.remove(replicated.edge("reads->primary"));
    var odd = new Topology("X", "odd", "A balancer writes.", replicated.nodes(), edges);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.parse(List.of("promote replica1 at 5s"), odd, RUN))
        .withMessageContaining("'reads' cannot be told to write to 'replica1'");
  }

  @Test
  void actsAndFaultsStandInOneSchedule() {
    var replicated = MasterSlave.topology(2, Balancing.ROUNDROBIN);
    var lines =
        List.of(
            "drain app1 at 1s",
            "kill primary at 3s for 2s",
            "promote replica1 at 6s",
            "add app1 at 9s",
            "drain app1 at 12s",
            "withdraw replica2 at 13s",
            "switchover to replica2 at 14s",
            "restore replica2 at 15s",
            "rejoin primary at 16s",
            "promote best at 17s",
            "rejoin replica2 at 18s",
            "promote replica2 at 19s");

    assertThat(Schedule.parse(lines, replicated, RUN).words()).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "kill primary at 10s for 5s, pause primary at 12s for 1s",
    "kill primary at 10s for 5s, kill primary at 15s for 1s",
    "crash app1 at 1s until end, restart app1 at 20s",
    "slow lb->app1 by 1s at 1s until end, cut lb->app1 at 2s for 2s"
  })
  void faultsOnOneTargetAtOneMomentAreRejected(String one, String other) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.parse(List.of(one, other), TOPOLOGY, RUN))
        .withMessageContainingAll(one, other, "let one end before the other begins");
  }

  @ParameterizedTest
  @CsvSource({
    "kill primary at 10s for 5s, pause primary at 16s for 1s",
    "kill primary at 10s for 5s, kill app1 at 10s for 5s",
    "kill primary at 10s for 5s, cut app1->primary at 10s for 5s"
  })
  void faultsApartInTimeOrTargetGoTogether(String one, String other) {
    assertThat(Schedule.parse(List.of(one, other), TOPOLOGY, RUN).words())
        .containsExactly(one, other);
  }

  @Test
  void onlyEdgesWhoseStreamsAreDisturbedHaveToBeProxied() {
    var schedule =
        Schedule.parse(
            List.of(
                "kill app1 at 1s for 2s",
                "cut app2->primary at 1s for 2s",
                "slow lb->app1 by 5ms at 1s for 2s",
                "refuse app1->primary at 1s for 2s"),
            TOPOLOGY,
            RUN);

    assertThat(schedule.edges()).containsExactly("app1->primary", "lb->app1");
  }

  @Test
  void theEndIsWhereTheFaultIsHealed() {
    assertThat(Planned.parse("kill a at 2s for 3s").end()).contains(Duration.ofSeconds(5));
    assertThat(Planned.parse("kill a at 2s until end").end()).isEqualTo(Optional.empty());
    assertThat(Planned.parse("restart a at 2s").end()).contains(Duration.ofSeconds(2));
  }
}
