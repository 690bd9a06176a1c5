package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.data.Delivery;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.memory.MemoryHost;
import loadbearing.history.Event;
import loadbearing.history.FaultEvent;
import loadbearing.history.History;
import loadbearing.history.HostSample;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.history.Sample;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs made in memory, stored, and then changed behind the back of those who judge. */
class TamperedRunTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"40/s", "8 users"})
  void aRunThatNobodyTouchedIsValid(String load) {
    assertThat(Results.judge(run(load)).voidReasons()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40/s", "8 users"})
  void aSecondOfOperationsThatIsCutOutVoids(String load) {
    var report = judge(run(load), event -> !isOperation(event, 12 * SECOND, 13 * SECOND));

    assertThat(report.voidReasons())
        .singleElement()
        .asString()
        .contains("lacks what")
        .contains("due at 12.");
    assertThat(holding(report)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40/s", "8 users"})
  void theLastSecondOfOperationsThatIsCutOutVoids(String load) {
    var report = judge(run(load), event -> !isOperation(event, 19 * SECOND, 20 * SECOND));

    assertThat(report.voidReasons()).singleElement().asString().contains("lacks what");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40/s", "8 users"})
  void anOperationThatIsThereTwiceVoids(String load) {
    var run = run(load);
    var twice = run.history().measured().get(77);

    var report = Results.judge(with(run, Stream.concat(events(run), Stream.of(twice)).toList()));

    assertThat(report.voidReasons())
        .containsExactly("1 operations are in the record more than once, first " + twice.id());
    assertThat(holding(report)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40/s", "8 users"})
  void aRecordOfAnotherPlanVoids(String load) {
    var run = run(load);

    var report = Results.judge(driven(run, run.plan().seeded(99)));

    assertThat(report.voidReasons()).first().asString().contains("lacks what");
    assertThat(holding(report)).isEmpty();
  }

  @Test
  void anOperationThatIsSaidToHaveBeenDueLaterVoids() {
    var run = run("40/s");
    var late = run.history().measured().get(77);
    var events = events(run).map(e -> e == late ? due(late, late.called() + 1) : e).toList();

    var report = Results.judge(with(run, events));

    assertThat(report.voidReasons())
        .containsExactly(
            "1 operations in the record are not what the plan wanted then, first " + late.id());
  }

  @Test
  void keptWritesThatAreRemovedLeaveDurabilityUndecided() {
    var report = judge(run("40/s"), event -> !(event instanceof Kept));

    assertThat(report.voidReasons()).anyMatch(it -> it.contains("'primary' does not say"));
    assertThat(verdict(report, Durability.KEPT.id())).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(report, Durability.UNDONE.id())).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(report, Delivery.ONCE.id())).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void aProofOfHealingThatIsRemovedVoidsWhatSpeaksOfTheFault() {
    var report =
        judge(
            run("40/s"),
            event -> !(event instanceof FaultEvent f && f.stage() == FaultEvent.Stage.HEAL_PROVED));

    assertThat(report.voidReasons()).singleElement().asString().contains("to be gone");
    assertThat(verdict(report, Recovery.RECOVERY.id())).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(report, Durability.KEPT.id())).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(report, SinglePointOfFailure.SINGLE_POINT_OF_FAILURE.id()))
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void samplesThatStopAreNamed() {
    var report =
        judge(run("40/s"), event -> !(event instanceof HostSample) || event.at() < 10 * SECOND);

    assertThat(report.voidReasons())
        .anyMatch(it -> it.matches("nobody watched the host from 9\\.\\d s to 20\\.0 s"));
  }

  @Test
  void aNodeThatIsWatchedHalfTheTimeIsNamed() {
    var report =
        judge(
            run("40/s"),
            event ->
                !(event instanceof Sample sample && sample.node().equals("primary"))
                    || event.at() % (10 * SECOND) < 5 * SECOND);

    assertThat(report.voidReasons())
        .singleElement()
        .asString()
        .startsWith("nobody watched node 'primary' from 4.");
  }

  private Run run(String load) {
    var plan =
        Plan.of(Workloads.of("mixed"), Load.of(load), Duration.ofSeconds(20))
            .warmedUp(Duration.ofSeconds(2))
            .broken(new Schedule(List.of(Planned.parse("kill app1 at 5s for 5s"))));
    try (var laboratory =
        new Laboratory(folder, Progress.silent(), AfterRun.NOTHING, MemoryHost::new)) {
      var made = laboratory.run(new Experiment(Catalogue.topology("A4"), plan));
      return new RunFolder(laboratory.folder(made.id())).read();
    }
  }

  private static Stream<Event> events(Run run) {
    return run.history().events().stream();
  }

  private static boolean isOperation(Event event, long from, long to) {
    return event instanceof Operation && event.at() >= from && event.at() < to;
  }

  private static JudgedRun judge(Run run, Predicate<Event> stays) {
    return Results.judge(with(run, events(run).filter(stays).toList()));
  }

  private static Run with(Run run, List<Event> events) {
    return new Run(
        run.id(), run.topology(), run.plan(), run.images(), Map.of(), new History(events, true));
  }

  private static Run driven(Run run, Plan plan) {
    return new Run(run.id(), run.topology(), plan, run.images(), Map.of(), run.history());
  }

  private static Operation due(Operation o, long due) {
    return new Operation(
        o.id(),
        o.process(),
        o.action(),
        o.key(),
        o.input(),
        o.output(),
        o.outcome(),
        due,
        Math.max(due, o.called()),
        o.returned(),
        o.path(),
        o.version(),
        o.status(),
        o.error());
  }

  private static List<String> holding(JudgedRun report) {
    return report.findings().stream()
        .filter(finding -> finding.is(Verdict.HOLDS))
        .map(finding -> finding.name())
        .toList();
  }

  private static Verdict verdict(JudgedRun report, String measure) {
    return report.findings().stream()
        .filter(finding -> finding.measure().id().equals(measure))
        .map(finding -> finding.verdict().orElseThrow())
        .findFirst()
        .orElseThrow();
  }
}
