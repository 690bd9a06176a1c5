package loadbearing.analysis.availability;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoublePredicate;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.FaultEvent.Stage;
import loadbearing.history.Run;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class JointLossTest {
  private static final String READS = "joint-loss goal:reads without:replica1+replica2 fault:1";

  private final JointLoss law = new JointLoss();

  @Test
  void withoutAnyReplicaReadsGoToThePrimary() {
    var finding = finding(law.judge(withoutReplicas(at -> true)), READS);

    assertThat(finding.verdict()).contains(Verdict.HOLDS);
    assertThat(finding.value()).isEqualTo(1);
    assertThat(finding.why()).contains("the graph says they survive");
  }

  @Test
  void readsThatStopWithTheLastReplicaRefuteTheGraph() {
    var finding = finding(law.judge(withoutReplicas(at -> at < 12 || at >= 30)), READS);

    assertThat(finding.verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void onlyTheTimeWithoutAllOfThemCounts() {
    var finding = finding(law.judge(withoutReplicas(at -> at > 9 && at < 30)), READS);

    assertThat(finding.verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void bothClonesAreACut() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10 || at >= 30)
            .fault("kill app1 at 8s for 22s", 8, 30)
            .fault("kill app2 at 10s for 20s", 10, 30)
            .run();

    var finding = finding(law.judge(run), "joint-loss goal:reads without:app1+app2 fault:1");

    assertThat(finding.verdict()).contains(Verdict.HOLDS);
    assertThat(finding.value()).isZero();
  }

  @Test
  void oneAfterTheOtherIsNothingTogether() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10)
            .fault("kill app1 at 5s for 10s", 5, 15)
            .fault("kill app2 at 20s for 10s", 20, 30)
            .run();

    assertThat(law.judge(run)).isEmpty();
  }

  @Test
  void whatIsOverBeforeFailoverSettledSaysNothing() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10)
            .fault("kill app1 at 5s for 10s", 5, 15)
            .fault("kill app2 at 13s for 10s", 13, 23)
            .run();

    assertThat(law.judge(run)).isEmpty();
  }

  @Test
  void aPartThatWasNotProvedToBeAwayMayHaveBeenWhatServed() {
    var run =
        Story.of("A9", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10)
            .fault("kill replica1 at 5s for 25s", 5, Stage.NOT_PROVED, 30, Stage.HEAL_PROVED)
            .fault("kill replica2 at 6s for 24s", 6, 30)
            .run();

    var finding = finding(law.judge(run), READS);

    assertThat(finding.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding.why()).contains("not proved", "kill replica1");
  }

  private static Run withoutReplicas(DoublePredicate served) {
    return Story.of("A9", 40)
        .ask(Action.PROFILE_READ, 0, 40, 10, served)
        .fault("kill replica1 at 5s for 25s", 5, 30)
        .fault("kill replica2 at 6s for 24s", 6, 30)
        .run();
  }
}
