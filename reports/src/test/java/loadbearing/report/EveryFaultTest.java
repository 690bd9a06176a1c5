package loadbearing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import loadbearing.analysis.availability.Loss;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Faults;
import loadbearing.fault.Planned;
import loadbearing.report.story.Comparison;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.Story;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EveryFaultTest {
  static final List<Faults.Entry> ALL = Faults.all();

  @ParameterizedTest
  @FieldSource("ALL")
  void judgeAndMapSayOfEachFaultThatTheSameIsAway(Faults.Entry entry) {
    var run = run(entry);

    var judged = Loss.of(run.run()).stream().flatMap(loss -> loss.component().stream()).toList();

    assertThat(tried(Story.of(comparison(run)))).isEqualTo(judged);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theReportPredictsForEachFaultThatTheJudgeSaysTookSomethingAway(Faults.Entry entry) {
    var run = run(entry);

    var predicted =
        Story.of(comparison(run)).runs().stream()
            .map(RunStory::faults)
            .flatMap(faults -> faults.getFirst().losses().stream())
            .map(loss -> loss.predicted().isPresent());

    assertThat(predicted).isNotEmpty().containsOnly(!Loss.of(run.run()).isEmpty());
  }

  private static JudgedRun run(Faults.Entry entry) {
    return new SampleRun("A4-" + entry.name(), Catalogue.topology("A4"), 30, 20)
        .broken(Planned.parse(entry.example()))
        .report(List.of());
  }

  private static Comparison comparison(JudgedRun run) {
    return new Comparison("faults", Instant.EPOCH, List.of(run), List.of());
  }

  private static List<String> tried(Story story) {
    return story.maps().getFirst().rows().stream()
        .filter(row -> row.cells().stream().noneMatch(cell -> cell.tried().isEmpty()))
        .map(LoadBearingMap.Row::part)
        .toList();
  }
}
