package own;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import loadbearing.fault.Schedule;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server of our own, on the way of every request. */
@ExtendWith(LaboratoryExtension.class)
class GateIT {
  private static final Duration LENGTH = Duration.ofSeconds(12);

  @Test
  void everyRequestNeedsTheGate(Laboratory laboratory) {
    var topology = Gated.topology();
    var faults = Schedule.parse(List.of("kill gate at 4s for 4s"), topology, LENGTH);

    var run =
        laboratory.run(
            new Experiment(
                topology,
                Plan.of(Workloads.of("mixed"), new Load.Closed(4), LENGTH)
                    .warmedUp(Duration.ofSeconds(4))
                    .broken(faults)
                    .seeded(1)));

    assertThat(run.episodes()).hasSize(1).allMatch(Episode::isProved);
    assertThat(between(run.history().of(Operation.class), 5, 7))
        .isNotEmpty()
        .noneMatch(it -> it.outcome() == Outcome.OK);
    assertThat(between(run.history().of(Operation.class), 9, 11))
        .isNotEmpty()
        .allMatch(it -> it.outcome() == Outcome.OK);
  }

  private static List<Operation> between(List<Operation> all, int from, int to) {
    return all.stream()
        .filter(it -> it.called() >= from * 1_000_000_000L && it.called() < to * 1_000_000_000L)
        .toList();
  }
}
