package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import loadbearing.fault.Schedule;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Change;
import loadbearing.history.Episode;
import loadbearing.history.HostSample;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.history.Stray;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LaboratoryExtension.class)
class LaboratoryIT {
  private static final Duration LENGTH = Duration.ofSeconds(12);
  @TempDir private static Path results;
  private static Run run;

  @BeforeAll
  static void killAnAppNodeUnderLoad() {
    var topology = Catalogue.topology("A4");
    var schedule = Schedule.parse(List.of("kill app1 at 3s for 4s"), topology, LENGTH);
    var experiment =
        new Experiment(
            topology,
            Plan.of(Workloads.of("mixed"), Load.of("50/s"), LENGTH)
                .warmedUp(Duration.ofSeconds(6))
                .broken(schedule)
                .seeded(7));
    try (var laboratory = new Laboratory(results, Progress.to(System.err, false))) {
      run = laboratory.run(experiment);
    }
  }

  @Test
  void theHistoryIsComplete() {
    assertThat(run.history().complete()).isTrue();
    assertThat(run.history().measured()).hasSizeBetween(400, 800);
  }

  @Test
  void theFaultIsProvedToBiteAndToBeHealed() {
    assertThat(run.episodes()).hasSize(1).allMatch(Episode::isProved);
  }

  @Test
  void theBalancerNoticed() {
    assertThat(run.history().of(Change.class))
        .extracting(Change::observer, Change::subject, Change::state)
        .contains(
            org.assertj.core.groups.Tuple.tuple("lb", "app1", "DOWN"),
            org.assertj.core.groups.Tuple.tuple("lb", "app1", "UP"));
  }

  @Test
  void nothingArrivedThatWasNotSent() {
    assertThat(run.history().of(Stray.class)).isEmpty();
  }

  @Test
  void acknowledgedWritesAreKept() {
    var kept =
        run.history().of(Kept.class).stream().flatMap(it -> it.operations().stream()).toList();
    var acknowledged =
        run.history().of(Operation.class).stream()
            .filter(it -> it.outcome() == Outcome.OK && it.action().word().equals("post.write"))
            .map(Operation::id)
            .toList();

    assertThat(acknowledged).isNotEmpty();
    assertThat(kept).containsAll(acknowledged);
  }

  @Test
  void everyContainerAndTheHostAreSampled() {
    assertThat(run.history().of(Sample.class))
        .extracting(Sample::node)
        .contains("lb", "app1", "app2", "primary", "generator", "control");
    assertThat(run.history().of(HostSample.class)).hasSizeGreaterThan(20);
  }
}
