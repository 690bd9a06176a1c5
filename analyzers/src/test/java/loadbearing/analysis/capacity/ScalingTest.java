package loadbearing.analysis.capacity;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static final String LAW = "proportionality";

  /** Blocks of windows of 10 s; rates[b][i] with clones[i]. Each request costs 1 ms. */
  private static Story blocks(int[] clones, int[][] rates) {
    var story = Story.of("A4:clones=3", 10 * clones.length * rates.length);
    int at = 0;
    for (int b = 0; b < rates.length; b++) {
      for (int i = 0; i < clones.length; i++) {
        story
            .window(clones[i], b + 1, at, at + 10)
            .ask(Action.PROFILE_READ, at, at + 9.98, rates[b][i]);
        for (int app = 1; app <= 3; app++) {
          story.used(
              "app" + app, at, at + 10, app <= clones[i] ? rates[b][i] * 0.001 / clones[i] : 0, 0);
        }
        story.used("primary", at, at + 10, 0.1, 0);
        at += 10;
      }
    }
    return story;
  }

  // numpy: E = X2.sum()/(2 X1).sum(); d = X2 - E 2 X1;
  // E -+ scipy.stats.t.ppf(.975, 2) sqrt((d @ d)/(3 * 2)) / (2 X1).mean()
  @Test
  void efficiencyIsThatOfPairedBlocks() {
    var story =
        blocks(new int[] {1, 2}, new int[][] {{1000, 1960}, {1040, 2000}, {980, 1900}}).run();

    var efficiency = finding(new Scaling().judge(story), "efficiency clones:2");

    assertThat(efficiency.value()).isCloseTo(0.9701986754966887, within(1e-3));
    assertThat(efficiency.interval().orElseThrow().low()).isCloseTo(0.9469308012, within(1e-3));
    assertThat(efficiency.interval().orElseThrow().high()).isCloseTo(0.9934665498, within(1e-3));
    assertThat(efficiency.verdict()).contains(Verdict.HOLDS);
    assertThat(efficiency.exposure()).isEqualTo(3);
  }

  @Test
  void clonesThatStallForFourOfTenSecondsAreNotProportional() {
    var story = Story.of("A4:clones=3", 60);
    for (int b = 0; b < 3; b++) {
      window(story, 1, b, 20 * b, 100, 100);
      window(story, 2, b, 20 * b + 10, 200, 100);
    }

    var findings = new Scaling().judge(story.run());

    assertThat(finding(findings, "efficiency clones:2").value()).isCloseTo(0.8, within(0.01));
    assertThat(finding(findings, "capacity clones:2").value()).isCloseTo(160, within(2.0));
    assertThat(finding(findings, LAW).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void someBlocksThatAreUnlikeTheRestAreTold() {
    var rates = new int[24][];
    for (int b = 0; b < rates.length; b++) {
      rates[b] = new int[] {100, b % 4 == 0 ? 120 : 200};
    }

    var efficiency =
        finding(new Scaling().judge(blocks(new int[] {1, 2}, rates).run()), "efficiency clones:2");

    assertThat(efficiency.value()).isCloseTo(0.9, within(0.01));
    assertThat(efficiency.why()).contains("the median block has 1.000: some are unlike the rest");
  }

  /** Ten seconds, of which the last four may be slower than the first six. */
  private static void window(Story story, int clones, int block, int at, int first, int last) {
    story
        .window(clones, block, at, at + 10)
        .ask(Action.PROFILE_READ, at, at + 6, first)
        .ask(Action.PROFILE_READ, at + 6, at + 9.98, last);
  }

  @Test
  void clonesThatAllAddTheirShareAreProportional() {
    var story =
        blocks(new int[] {3, 1, 2}, new int[][] {{295, 100, 198}, {300, 101, 203}, {297, 99, 197}});

    var findings = new Scaling().judge(story.run());

    assertThat(finding(findings, LAW).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, "capacity clones:1").value()).isCloseTo(100, within(1.0));
    assertThat(findings).noneMatch(finding -> finding.measure().equals(Scaling.KNEE));
  }

  @Test
  void aSaturatedTierIsNamedAsTheKnee() {
    var story =
        blocks(new int[] {1, 2, 3}, new int[][] {{100, 197, 210}, {101, 199, 212}, {99, 198, 211}});
    for (int block = 0; block < 3; block++) {
      story.used("lb", 30 * block, 30 * block + 20, 0.02, 0);
      story.used("lb", 30 * block + 20, 30 * block + 30, 0.299, 0.6);
    }

    var findings = new Scaling().judge(story.run());

    assertThat(finding(findings, LAW).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, "efficiency clones:2").verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, "efficiency clones:3").verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, "knee").value()).isEqualTo(3);
    assertThat(finding(findings, "knee").why()).contains("lb is the bottleneck", "60 %");
    assertThat(finding(findings, "bottleneck node:lb").verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void clonesThatWaitAreToldFromThoseThatPayMore() {
    var waiting = blocks(new int[] {1, 3}, new int[][] {{100, 200}, {101, 202}, {99, 199}}).run();

    assertThat(finding(new Scaling().judge(waiting), "knee").why())
        .contains("no tier is saturated", "67 % of what one uses: they wait");
    assertThat(new Scaling().judge(waiting))
        .noneMatch(finding -> finding.measure().equals(Scaling.BOTTLENECK));
  }

  @Test
  void blocksThatDisagreeCannotDecide() {
    var story = blocks(new int[] {1, 2}, new int[][] {{100, 200}, {100, 160}, {100, 190}}).run();

    assertThat(finding(new Scaling().judge(story), LAW).verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void oneBlockCannotDecide() {
    var story = blocks(new int[] {1, 2}, new int[][] {{100, 200}}).run();

    var findings = new Scaling().judge(story);

    assertThat(finding(findings, LAW).verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding(findings, "efficiency clones:2").why()).contains("at least 2 are needed");
  }

  @Test
  void aBusyHostCannotDecide() {
    var rates = new int[][] {{100, 200}, {101, 203}, {99, 199}};

    var findings = new Scaling().judge(blocks(new int[] {1, 2}, rates).host(0.05, 0).run());

    assertThat(finding(findings, LAW).verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding(findings, LAW).why()).contains("in window clones=1 block=1", "idle for 5 %");
  }

  @Test
  void aBlockWithABusyHostIsLeftOutWhateverWasMeasuredInIt() {
    var rates = new int[][] {{100, 200}, {101, 203}, {99, 20}, {100, 199}};
    var story = blocks(new int[] {1, 2}, rates).busy(40, 60);

    var findings = new Scaling().judge(story.run());

    assertThat(finding(findings, "efficiency clones:2").value()).isCloseTo(1, within(0.02));
    assertThat(finding(findings, LAW).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, LAW).why()).contains("4 blocks, 1 of them disturbed");
  }

  @Test
  void oneCloneThatFailsIsNoMeasureOfMany() {
    var story = blocks(new int[] {1, 2}, new int[][] {{100, 200}, {101, 203}, {99, 199}});
    for (int i = 0; i < 40; i++) {
      story.one(Action.PROFILE_READ, "k", 5 + i / 100.0, 5.5, Outcome.FAILED, 0, "");
    }

    assertThat(finding(new Scaling().judge(story.run()), LAW).why())
        .contains("one clone alone did not serve 40 of");
  }

  @Test
  void manyThatFailAreJudgedByWhatTheyServe() {
    var story = blocks(new int[] {1, 2}, new int[][] {{100, 150}, {101, 151}, {99, 149}});
    for (int i = 0; i < 40; i++) {
      story.one(Action.PROFILE_READ, "k", 15 + i / 100.0, 15.5, Outcome.FAILED, 0, "");
    }

    assertThat(finding(new Scaling().judge(story.run()), LAW).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void theBlocksOfTwoRunsCountTogether() {
    var first = blocks(new int[] {1, 2}, new int[][] {{100, 200}, {100, 160}, {100, 190}}).run();
    var second = blocks(new int[] {1, 2}, new int[][] {{90, 180}, {91, 181}, {89, 178}}).run();

    var efficiency = finding(new Scaling().judge(List.of(first, second)), "efficiency clones:2");

    assertThat(efficiency.exposure()).isEqualTo(6);
    assertThat(efficiency.value()).isCloseTo(1089 / 1140.0, within(1e-3));
  }

  @Test
  void theBootstrapIsTheSameForTheSameSeed() {
    var story =
        blocks(new int[] {1, 2, 3}, new int[][] {{100, 190, 270}, {103, 191, 280}, {98, 189, 262}});

    var once = new Scaling().judge(story.run());

    assertThat(new Scaling().judge(story.run())).isEqualTo(once);
    assertThat(finding(once, "scaling-sigma").interval().orElseThrow().contains(0.05)).isTrue();
    assertThat(finding(once, "scaling-kappa").why()).contains("say little of κ");
  }

  @Test
  void clonesThatServeNothingAreNotProportional() {
    var story = blocks(new int[] {1, 2}, new int[][] {{100, 0}, {100, 0}}).run();

    assertThat(finding(new Scaling().judge(story), LAW).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void aRunWithoutSuchPhasesHasNothingToSay() {
    assertThat(new Scaling().judge(Story.of("A4", 1).run())).isEmpty();
  }
}
