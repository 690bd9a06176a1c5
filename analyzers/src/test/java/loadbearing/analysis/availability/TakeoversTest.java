package loadbearing.analysis.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.Outcome;
import loadbearing.history.Takeover.Stage;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class TakeoversTest {
  private static final String A9 = "A9:failover=controller";

  private static Story failover(Story story, double lost, double decided) {
    return story
        .fault("kill primary at %ds for 5s".formatted((int) lost), lost, lost + 5)
        .takeover(Stage.NOTICED, "primary", "", lost + 0.4)
        .takeover(Stage.DECIDED, "primary", "", lost + decided)
        .takeover(Stage.PROMOTED, "replica1", "primary", lost + decided + 0.3)
        .takeover(Stage.TOLD, "app1", "replica1", lost + decided + 0.4)
        .takeover(Stage.TOLD, "app2", "replica1", lost + decided + 0.7);
  }

  private static List<Finding> judge(Story story) {
    return new Takeovers().judge(story.run());
  }

  private static Finding find(List<Finding> findings, String measure) {
    return findings.stream()
        .filter(it -> it.measure().id().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachStageCountsFromTheEndOfTheOneBefore() {
    var story = failover(Story.of(A9, 30), 10, 2);
    story.one(Action.REGISTER_WRITE, "k", 12.8, 12.9, Outcome.OK, 2, "replica1");

    var findings = judge(story);

    assertThat(find(findings, "takeover-noticed").value()).isCloseTo(0.4, within(1e-6));
    assertThat(find(findings, "takeover-decided").value()).isCloseTo(1.6, within(1e-6));
    assertThat(find(findings, "takeover-promoted").value()).isCloseTo(0.3, within(1e-6));
    assertThat(find(findings, "takeover-told").value()).isCloseTo(0.4, within(1e-6));
    assertThat(find(findings, "takeover-served").value()).isCloseTo(0.2, within(1e-6));
    assertThat(find(findings, "takeover").value()).isCloseTo(2.9, within(1e-6));
  }

  @Test
  void severalHaveAnInterval() {
    var story = failover(failover(Story.of(A9, 60), 10, 2), 30, 3);

    var decided = find(judge(story), "takeover-decided");

    assertThat(decided.value()).isCloseTo(2.1, within(1e-6));
    assertThat(decided.interval()).isPresent();
    assertThat(decided.exposure()).isEqualTo(2);
  }

  @Test
  void aDecisionThatTakesLongerThanTheSettingsAllowIsRefuted() {
    assertThat(find(judge(failover(Story.of(A9, 30), 10, 2)), "takeover-in-time").verdict())
        .contains(Verdict.HOLDS);
    assertThat(find(judge(failover(Story.of(A9, 30), 10, 6)), "takeover-in-time").verdict())
        .contains(Verdict.REFUTED);
  }

  @Test
  void whatWasNeverServedHasNoEnd() {
    assertThat(judge(failover(Story.of(A9, 30), 10, 2)))
        .extracting(it -> it.measure().id())
        .doesNotContain("takeover", "takeover-served");
  }

  @Test
  void withoutAFailoverThereIsNothingToSay() {
    assertThat(judge(Story.of(A9, 30).fault("kill replica1 at 10s for 5s", 10, 15))).isEmpty();
  }
}
