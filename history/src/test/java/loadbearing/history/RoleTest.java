package loadbearing.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import loadbearing.fault.Schedule;
import loadbearing.topology.Balancing;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.MasterSlave;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;

class RoleTest {
  private static final Topology TOPOLOGY = MasterSlave.topology(2, Balancing.ROUNDROBIN);
  private static final Duration LENGTH = Duration.ofSeconds(30);

  @Test
  void aNodeHasTheRoleOfItsTopologyUntilItGetsAnother() {
    var run =
        run(
            new RoleChange("primary", Role.DEPOSED, 100),
            new RoleChange("replica1", Role.PRIMARY, 100));

    assertThat(run.role("replica1", 99)).isEqualTo(Role.REPLICA);
    assertThat(run.role("replica1", 100)).isEqualTo(Role.PRIMARY);
    assertThat(run.role("primary", 99)).isEqualTo(Role.PRIMARY);
    assertThat(run.role("primary", 101)).isEqualTo(Role.DEPOSED);
    assertThat(run.role("replica2", 101)).isEqualTo(Role.REPLICA);
    assertThat(run.role("app1", 101)).isEqualTo(Role.ACTIVE);
  }

  @Test
  void anActIsToldByItsStepsAndIsNoFault() {
    var run =
        run(
            new ActEvent(1, ActEvent.Stage.DONE, 90, "done in 1.0 ms"),
            new ActEvent(1, ActEvent.Stage.PROVED, 95, "it took a write"));

    assertThat(run.episodes()).isEmpty();
    assertThat(run.acts()).hasSize(1);
    assertThat(run.acts().getFirst().words()).isEqualTo("promote replica1 at 6s");
    assertThat(run.acts().getFirst().done()).hasValue(90);
    assertThat(run.acts().getFirst().isProved()).isTrue();
  }

  @Test
  void anActThatNoProbeSawIsNotProved() {
    var run = run(new ActEvent(1, ActEvent.Stage.NOT_PROVED, 95, "read-only"));

    assertThat(run.acts().getFirst().isProved()).isFalse();
  }

  @Test
  void stepsOfAnActUnderTheNumberOfAFaultAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new ActEvent(0, ActEvent.Stage.DONE, 90, "")))
        .withMessageContaining("tells of act 0, which is none in its plan [kill primary");
  }

  private static Run run(Event... events) {
    var schedule =
        Schedule.parse(
            List.of("kill primary at 3s until end", "promote replica1 at 6s"), TOPOLOGY, LENGTH);
    var plan = Plan.of(Workloads.of("mixed"), Load.of("4 users"), LENGTH).broken(schedule);
    return new Run("A9-1", TOPOLOGY, plan, Map.of(), new History(List.of(events), true));
  }
}
