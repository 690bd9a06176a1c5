package loadbearing.analysis.data;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.analysis.Intervals;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.Outcome;
import org.junit.jupiter.api.Test;

class DurabilityTest {
  private static final String KEPT = "acknowledged-writes-kept";
  private static final String DEAD = "failed-writes-without-effect";

  private static Story fourWrites() {
    return Story.of("A9", 10)
        .write(1, Outcome.OK)
        .write(2, Outcome.OK)
        .write(3, Outcome.FAILED)
        .write(4, Outcome.UNKNOWN);
  }

  @Test
  void whatIsStillThereIsKept() {
    var findings =
        new Durability()
            .judge(fourWrites().kept("primary", false, 1L).kept("primary", true, 2L, 4L).run());

    assertThat(finding(findings, KEPT).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, KEPT).exposure()).isEqualTo(2);
    assertThat(finding(findings, KEPT).interval()).contains(Intervals.proportion(0, 2, 0.95));
    assertThat(finding(findings, DEAD).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, "unknown-writes-kept").value()).isEqualTo(1);
  }

  @Test
  void anAcknowledgedWriteThatIsGoneIsLost() {
    var lost = finding(new Durability().judge(fourWrites().kept("primary", true, 1L).run()), KEPT);

    assertThat(lost.verdict()).contains(Verdict.REFUTED);
    assertThat(lost.value()).isEqualTo(0.5);
    assertThat(lost.evidence().getFirst().operations()).containsExactly(2L);
  }

  @Test
  void eachOfTwoMastersIsAskedForWhatWasAcknowledged() {
    var findings =
        new Durability()
            .judge(
                Story.of("A11", 10)
                    .write(1, Outcome.OK)
                    .write(2, Outcome.OK)
                    .kept("master1", true, 1L, 2L)
                    .kept("master2", true, 2L)
                    .run());

    assertThat(finding(findings, KEPT + " node:master1").verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, KEPT + " node:master2").verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void aFailedWriteThatIsThereIsFound() {
    var dead =
        finding(new Durability().judge(fourWrites().kept("primary", false, 1L, 3L).run()), DEAD);

    assertThat(dead.verdict()).contains(Verdict.REFUTED);
    assertThat(dead.evidence().getFirst().operations()).containsExactly(3L);
  }

  @Test
  void anAnswerThatBreaksOffCannotDecide() {
    var findings = new Durability().judge(fourWrites().kept("primary", false, 1L).run());

    assertThat(finding(findings, KEPT).verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(finding(findings, KEPT).why()).contains("the answer of primary breaks off");
    assertThat(finding(findings, DEAD).verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void aPrimaryThatWasNotAskedCannotDecide() {
    assertThat(finding(new Durability().judge(fourWrites().run()), KEPT).why())
        .contains("primary was not asked");
  }

  @Test
  void whatAReplicaLacksIsOnlyReported() {
    var findings =
        new Durability()
            .judge(fourWrites().kept("primary", true, 1L, 2L).kept("replica1", true, 1L).run());

    var lacking = finding(findings, "acknowledged-writes-missing node:replica1");
    assertThat(lacking.value()).isEqualTo(1);
    assertThat(lacking.verdict()).isEmpty();
  }

  @Test
  void aCompareAndSetThatFoundAnotherValueWroteNothing() {
    var run =
        Story.of("A9", 10).write(1, Outcome.OK).mismatch("k", 2).kept("primary", true, 1L).run();

    assertThat(finding(new Durability().judge(run), KEPT).exposure()).isEqualTo(1);
  }

  @Test
  void aTransactionThatOnlyReadIsNoWriteThatCouldBeLost() {
    var findings =
        new Durability()
            .judge(
                Story.of("A4", 10)
                    .transaction("[[\"r\",\"register\",\"x\"],[\"pause\",20]]", 1, Outcome.OK)
                    .transaction("[[\"w\",\"register\",\"x\",5]]", true, 2, Outcome.OK)
                    .transaction(
                        "[[\"r\",\"list\",\"y\"],[\"append\",\"list\",\"y\",3]]", 3, Outcome.OK)
                    .transaction("[[\"w\",\"register\",\"x\",5]]", 4, Outcome.OK)
                    .kept("primary", true, 3L, 4L)
                    .run());

    assertThat(finding(findings, KEPT).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, KEPT).exposure()).isEqualTo(2);
  }

  @Test
  void aTransactionThatWroteAndIsGoneIsLost() {
    var findings =
        new Durability()
            .judge(
                Story.of("A4", 10)
                    .transaction("[[\"append\",\"list\",\"y\",3]]", 1, Outcome.OK)
                    .kept("primary", true)
                    .run());

    assertThat(finding(findings, KEPT).verdict()).contains(Verdict.REFUTED);
  }
}
