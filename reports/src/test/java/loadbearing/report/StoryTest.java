package loadbearing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.analysis.comparison.Toll.Fate;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.observed.Seconds;
import loadbearing.report.page.Page;
import loadbearing.report.story.Comparison;
import loadbearing.report.story.Headline;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.Story;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.classic.Catalogue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Story STORY = Story.of(SampleComparison.whole());

  @Test
  void aVoidRunIsToldFirstAndTakesPartInNothing() {
    assertThat(STORY.headlines().getFirst().tone()).isEqualTo(Headline.Tone.VOID);
    assertThat(texts(Headline.Tone.WON, Headline.Tone.EVEN))
        .noneMatch(text -> text.contains("50/s)"));
  }

  @Test
  void whatContradictsAClaimIsASurpriseAndWhatDecidesNothingIsNot() {
    assertThat(texts(Headline.Tone.SURPRISE))
        .anyMatch(text -> text.startsWith("K2 was expected"))
        .noneMatch(text -> text.startsWith("F2"));
    assertThat(texts(Headline.Tone.UNDECIDED)).singleElement().asString().startsWith("F2 did not");
  }

  @Test
  void aFaultThatComesAgainAndDoesTheSameIsToldOnceWithItsWorst() {
    var run = new SampleRun("A1-again", Catalogue.topology("A1"), 60, 20);
    for (int i = 0; i < 5; i++) {
      run.kill("server", 5 + 10 * i, 2);
    }
    var story = Story.of(new Comparison("again", Instant.EPOCH, List.of(run.judged()), List.of()));

    assertThat(story.headlines())
        .filteredOn(headline -> headline.text().contains("kill server"))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("“kill server”, 5 times, at worst: reads"));
  }

  @Test
  void theRateOfAnOpenPlanIsNobodysMerit() {
    assertThat(texts(Headline.Tone.WON, Headline.Tone.EVEN))
        .noneMatch(text -> text.contains("throughput"));
  }

  @Test
  void availabilityIsComparedUnderTheSameFaultsOnTheSameKindOfNode() {
    assertThat(texts(Headline.Tone.WON))
        .anyMatch(
            text ->
                text.startsWith(
                    "A9 wins at reads served under faults (kill database at 8s for 6s; kill app at"
                        + " 24s for 6s)"))
        .noneMatch(text -> text.contains("under faults") && text.contains("A1"));
  }

  @Test
  void theLossOfThePrimaryTakesWritesAndLeavesReads() {
    var fault = run("A9-20261121-101900-1").faults().getFirst();

    assertThat(fault.loss(Goal.WRITE).fate()).isEqualTo(Fate.LOST);
    assertThat(fault.loss(Goal.READ).fate()).isEqualTo(Fate.WENT_ON);
    assertThat(fault.losses()).noneMatch(loss -> loss.isSurprise());
  }

  @Test
  void ofAFaultNothingIsToldOfGoalsThatNobodyHad() {
    var run = new SampleRun("A1-idle", Catalogue.topology("A1"), 20, 20).kill("server", 5, 2);

    var page = Page.of(comparison(run.report(List.of()).finding(List.of())));

    assertThat(page.get("faults"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .singleElement()
        .extracting("goals")
        .isEqualTo(List.of());
  }

  @Test
  void theMapHoldsEveryNodeAndWhatWasTried() {
    var map = STORY.maps().stream().filter(m -> m.topology().id().equals("A9")).findFirst();

    assertThat(map.orElseThrow().rows().stream().map(LoadBearingMap.Row::part))
        .containsExactlyElementsOf(
            Catalogue.topology("A9").servers().stream().map(Node::name).toList());
    assertThat(map.orElseThrow().rows())
        .filteredOn(row -> row.cells().stream().anyMatch(cell -> !cell.tried().isEmpty()))
        .extracting(LoadBearingMap.Row::part)
        .containsExactly("app2", "primary");
  }

  @Test
  void sizesThatNoRunTriedAreLeftOutWhereAnotherWas() {
    assertThat(STORY.maps().stream().map(map -> map.topology().id()))
        .containsExactly("A1", "A4", "A9");
  }

  @Test
  void everyMeasuredOperationIsInTheSeries() {
    var run = run("A1-20261121-101500-1");

    double told =
        run.seconds().bins().stream().mapToDouble(b -> b.ok() + b.failed() + b.unknown()).sum();

    assertThat(told).isEqualTo(run.run().history().measured().size());
    assertThat(run.seconds().bins().get(13).ok()).isZero();
    assertThat(run.seconds().bins().get(13).p50()).isNaN();
  }

  @Test
  void aLongRunIsToldInFewerAndWiderBins() {
    var run = new SampleRun("A1-long", Catalogue.topology("A1"), 1500, 4).report(List.of()).run();

    var seconds = Seconds.of(run.history().measured());

    assertThat(seconds.width()).isEqualTo(3);
    assertThat(seconds.bins()).hasSize(500).allMatch(bin -> Math.abs(bin.ok() - 4) < 1e-9);
  }

  @Test
  void theScalingCurveIsPutTogetherFromFindings() {
    var scaling = run("A4-20261121-102200-2").scaling().orElseThrow();

    assertThat(scaling.points()).extracting(point -> point.n()).containsExactly(1, 2, 3);
    assertThat(scaling.points().get(2).efficiency()).isEqualTo(0.84);
    // 105 * 3 / (1 + 0.02 * 2 + 0.024 * 3 * 2)
    assertThat(scaling.fit().orElseThrow().rate(3)).isCloseTo(266.047, within(1e-3));
  }

  private static Story comparison(JudgedRun run) {
    return Story.of(new Comparison("one", Instant.EPOCH, List.of(run), List.of()));
  }

  private static List<String> texts(Headline.Tone... tones) {
    return STORY.headlines().stream()
        .filter(headline -> List.of(tones).contains(headline.tone()))
        .map(Headline::text)
        .toList();
  }

  private static RunStory run(String id) {
    return STORY.runs().stream().filter(run -> run.run().id().equals(id)).findFirst().orElseThrow();
  }
}
