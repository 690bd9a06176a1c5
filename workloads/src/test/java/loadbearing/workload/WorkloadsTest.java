package loadbearing.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import loadbearing.topology.Goal;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
  @Test
  void everyWorkloadIsFoundByItsName() {
    assertThat(Workloads.all())
        .isNotEmpty()
        .allSatisfy(w -> assertThat(Workloads.of(w.name())).isSameAs(w));
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Workloads.of("nonsense"))
        .withMessageContaining("nonsense")
        .withMessageContaining("mixed, read-heavy");
  }

  @Test
  void mixedReadsFourTimesAsOftenAsItWrites() {
    assertThat(weight("mixed", Goal.READ)).isEqualTo(4 * weight("mixed", Goal.WRITE));
  }

  @Test
  void onlySessionsNeedALogin() {
    assertThat(Workloads.all().stream().filter(Workload::needsLogin))
        .containsExactly(Workloads.of("sessions"));
  }

  @Test
  void aWorkloadThatAsksNothingCannotBeBuilt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workload("idle", "nothing", Map.of(), 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workload("idle", "nothing", Map.of(Action.PAGE, 0), 1, 1));
  }

  private static int weight(String workload, Goal goal) {
    return Workloads.of(workload).mix().entrySet().stream()
        .filter(e -> e.getKey().goal() == goal)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
