package loadbearing.suite.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.comparison.Contest;
import loadbearing.analysis.comparison.Contests;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Schedule;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.memory.Flaws;
import loadbearing.harness.memory.MemoryHost;
import loadbearing.harness.memory.World;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.HostSample;
import loadbearing.history.Operation;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.suite.Results;
import loadbearing.topology.Goal;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is built into servers in memory, or broken in the suite itself, comes out in its answers.
 */
class BrokenSuiteTest {
  private static final Topology A4 = Catalogue.topology("A4");
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final int LOOKS = 20;

  /** The most that chance wins of 20 looks at 5 % each, but in 3 of 1,000 cases. */
  private static final int MOST_WON = 4;

  private static final String[] PAUSES =
      IntStream.range(0, 6)
          .mapToObj(i -> "pause app%d at %ds for 3s".formatted(1 + i % 2, 4 + 9 * i))
          .toArray(String[]::new);

  @TempDir private Path folder;

  @Test
  void oneWriteInTwentyThatIsForgottenComesOutAsThat() {
    var kept = find(Results.judge(run(A4, Flaws.forgetful(), 1)), Durability.KEPT.id());

    assertThat(kept.verdict()).contains(Verdict.REFUTED);
    assertThat(kept.value()).isBetween(0.045, 0.055);
    assertThat(kept.interval().orElseThrow().contains(0.05)).isTrue();
  }

  @Test
  void equalArchitecturesHaveNoWinnersBeyondChance() {
    long won =
        IntStream.range(0, LOOKS)
            .mapToObj(
                look ->
                    Contests.of(
                        List.of(
                            Results.judge(run(A4, Flaws.NONE, 100 + look, PAUSES)),
                            Results.judge(
                                run(A4.named("B4", "the same"), Flaws.NONE, 200 + look, PAUSES)))))
            .map(BrokenSuiteTest::decided)
            .filter(contests -> contests.stream().anyMatch(Contest.Result::isWon))
            .count();

    assertThat(won).isLessThanOrEqualTo(MOST_WON);
  }

  @Test
  void aThrottleThatNobodyFeelsCostsNothingAndIsNotProved() {
    var wide = "throttle app1->primary to 1000000KB/s at 10s for 10s";

    var judged = Results.judge(run(A4, Flaws.NONE, 1, wide));

    assertThat(judged.voidReasons()).singleElement().asString().contains("throttle app1->primary");
    assertThat(judged.find(Availability.AVAILABILITY, Subject.of(Goal.READ)).orElseThrow().value())
        .isEqualTo(1);
    assertThat(judged.findings()).noneMatch(finding -> finding.is(Verdict.REFUTED));
  }

  @Test
  void aFaultWithoutEffectDecidesNothingOfWhatItBreaks() {
    var honest = Results.judge(run(A4, Flaws.NONE, 1, "kill app1 at 10s for 10s"));
    var deaf = Results.judge(run(A4, Flaws.of(World.Manner.DEAF), 1, "kill app1 at 10s for 10s"));

    assertThat(verdicts(honest, SinglePointOfFailure.SINGLE_POINT_OF_FAILURE.id()))
        .containsOnly(Verdict.HOLDS);
    assertThat(verdicts(deaf, SinglePointOfFailure.SINGLE_POINT_OF_FAILURE.id()))
        .containsOnly(Verdict.INCONCLUSIVE);
    assertThat(deaf.voidReasons()).isNotEmpty();
  }

  @Test
  void aGeneratorThatDropsOneOperationInAHundredVoidsTheRun() {
    var run = run(A4, Flaws.NONE, 1);
    var dropped = new int[1];

    var judged =
        Results.judge(
            changed(
                run,
                events ->
                    events.filter(
                        event -> !(event instanceof Operation) || dropped[0]++ % 100 != 99)));

    assertThat(Results.judge(run).voidReasons()).isEmpty();
    assertThat(judged.voidReasons()).anyMatch(reason -> reason.contains("lacks what"));
    assertThat(judged.findings()).noneMatch(finding -> finding.is(Verdict.HOLDS));
  }

  @Test
  void aHogOnTheHostLeavesVerdictsOnSpeedOpenAndIsNamed() {
    var run = run(A4, Flaws.NONE, 1, PAUSES);

    var calm = Results.judge(run);
    var hogged = Results.judge(changed(run, events -> events.map(BrokenSuiteTest::hogged)));

    assertThat(verdicts(calm, AvailabilityModel.BY_FORMULA.id())).contains(Verdict.REFUTED);
    assertThat(hogged.findings())
        .filteredOn(it -> it.measure().equals(AvailabilityModel.BY_FORMULA))
        .isNotEmpty()
        .allMatch(it -> it.is(Verdict.INCONCLUSIVE))
        .allMatch(it -> it.why().contains("host"), "names the host");
  }

  /** Two cores, of which a hundredth is idle. */
  private static Event hogged(Event event) {
    return event instanceof HostSample sample
        ? new HostSample(
            sample.at(), sample.cores(), all(sample) - all(sample) / 100, all(sample) / 100, 0)
        : event;
  }

  private static long all(HostSample sample) {
    return sample.busyNanos() + sample.idleNanos();
  }

  private static List<Contest.Result> decided(List<Contest> contests) {
    var decided = contests.stream().flatMap(contest -> contest.outcome().stream()).toList();
    assertThat(decided).as("something was compared").isNotEmpty();
    return decided;
  }

  private Run run(Topology topology, Flaws flaws, long seed, String... faults) {
    var plan =
        Plan.of(Workloads.of("mixed"), new Load.Open(40), LENGTH)
            .warmedUp(Duration.ofSeconds(2))
            .broken(Schedule.parse(List.of(faults), topology, LENGTH))
            .seeded(seed);
    try (var laboratory =
        new Laboratory(folder, Progress.silent(), AfterRun.NOTHING, () -> new MemoryHost(flaws))) {
      return laboratory.run(new Experiment(topology, plan));
    }
  }

  private static Run changed(Run run, UnaryOperator<Stream<Event>> change) {
    return new Run(
        run.id(),
        run.topology(),
        run.plan(),
        run.images(),
        Map.of(),
        new History(change.apply(run.history().events().stream()).toList(), true));
  }

  private static Finding find(JudgedRun judged, String measure) {
    return judged.findings().stream()
        .filter(finding -> finding.measure().id().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private static List<Verdict> verdicts(JudgedRun judged, String measure) {
    return judged.findings().stream()
        .filter(finding -> finding.measure().id().equals(measure))
        .flatMap(finding -> finding.verdict().stream())
        .toList();
  }
}
