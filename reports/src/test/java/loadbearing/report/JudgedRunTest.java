package loadbearing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import loadbearing.analysis.comparison.Toll;
import loadbearing.analysis.judge.Judge;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.report.story.Comparison;
import loadbearing.report.story.Story;
import loadbearing.topology.Goal;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

/** The report finds what the analyzers say under the names that they say it. */
class JudgedRunTest {
  @Test
  void theAnalyzersFindingsFillTheReportsPlaces() {
    var run =
        new SampleRun("A9-judged", Catalogue.topology("A9"), 60, 200)
            .kill("primary", 20, 15)
            .report(List.of())
            .run();

    var story =
        Story.of(
            new Comparison(
                "judged", Instant.EPOCH, List.of(new JudgedRun(run, Judge.judge(run))), List.of()));

    var fault = story.runs().getFirst().faults().getFirst();
    assertThat(fault.loss(Goal.WRITE).fate()).isEqualTo(Toll.Fate.LOST);
    assertThat(fault.loss(Goal.WRITE).asked()).isPositive();
    assertThat(fault.loss(Goal.READ).settled()).isEqualTo(1);
    assertThat(fault.loss(Goal.READ).recovery()).isBetween(0.5, 2.0);
    assertThat(fault.loss(Goal.WRITE).outage()).isBetween(14.0, 16.0);
    assertThat(fault.loss(Goal.WRITE).detection()).as("no node said so").isNaN();
    assertThat(story.table().rows())
        .extracting(row -> row.label())
        .contains("Reads served", "Writes served", "Stale reads", "CPU cost");
  }
}
