package loadbearing.analysis.consistency;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loadbearing.analysis.Intervals;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.Outcome;
import loadbearing.topology.Kind;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class StalenessTest {
  private static final String FRESH = "reads-fresh";
  private static final String AGREE = "convergence";

  @Test
  void aReadThatMissesTwoAcknowledgedWritesIsAsOldAsTheFirst() {
    var run =
        Story.of("A9", 10)
            .write("r1", 1, 1.1, 1)
            .write("r1", 2, 2.1, 2)
            .write("r1", 3, 3.1, 3)
            .read("r1", 3.6, 1, "replica1")
            .read("r1", 4, 3, "replica2")
            .run();

    var findings = new Staleness().judge(run);

    assertThat(finding(findings, FRESH).verdict()).contains(Verdict.REFUTED);
    assertThat(finding(findings, FRESH).value()).isEqualTo(0.5);
    assertThat(finding(findings, FRESH).why()).contains("served by replica1 (1)");
    assertThat(finding(findings, FRESH).evidence().getFirst().operations()).containsExactly(2L, 4L);
    assertThat(finding(findings, "stale-read-age").value()).isCloseTo(1500, within(1e-6));
    assertThat(finding(findings, "versions-behind").value()).isEqualTo(2);
    assertThat(finding(findings, AGREE).verdict()).contains(Verdict.HOLDS);
    assertThat(finding(findings, AGREE).value()).isCloseTo(500, within(1e-6));
  }

  @Test
  void aStaleReadIsLaidAtTheDoorOfTheRoleThatItsServerHadThen() {
    var run =
        Story.of("A9", 10)
            .write("r1", 1, 1.1, 1)
            .write("r1", 2, 2.1, 2)
            .read("r1", 3, 1, "primary")
            .role("primary", Kind.Role.DEPOSED, 3.5)
            .read("r1", 4, 1, "primary")
            .run();

    assertThat(finding(new Staleness().judge(run), FRESH).why())
        .contains("primary (1), primary when deposed (1)");
  }

  @Test
  void aReadThatOverlapsTheWriteMayMissIt() {
    var story = Story.of("A9", 10).write("r1", 1, 2, 1).write("r1", 3, 4, 2);
    for (int i = 0; i < 100; i++) {
      story.read("r1", 3 + i / 100.0, 1, "replica1");
    }
    story.read("r1", 4, 1, "replica1");

    var fresh = finding(new Staleness().judge(story.run()), FRESH);

    assertThat(fresh.verdict()).contains(Verdict.HOLDS);
    assertThat(fresh.exposure()).isEqualTo(101);
    assertThat(fresh.interval())
        .as("ten seconds are two times five")
        .contains(Intervals.proportion(0, 2, 0.95));
  }

  @Test
  void anAbsentRowAfterAWriteIsStale() {
    var run = Story.of("A9", 10).write("r1", 1, 1.1, 1).read("r1", 2, 0, "replica1").run();

    assertThat(finding(new Staleness().judge(run), FRESH).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void anUnansweredWriteObligesNobody() {
    var run =
        Story.of("A9", 10)
            .write("r1", 1, 1.1, 1)
            .one(Action.REGISTER_WRITE, "r1", 2, 2.1, Outcome.UNKNOWN, 2, "")
            .read("r1", 3, 1, "replica1")
            .run();

    var fresh = finding(new Staleness().judge(run), FRESH);

    assertThat(fresh.value()).isZero();
    assertThat(fresh.verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void aCompareAndSetThatFoundAnotherValueObligesNobody() {
    var run =
        Story.of("A9", 10).write("r1", 1, 1.1, 1).mismatch("r1", 2).read("r1", 3, 1, "p").run();

    assertThat(finding(new Staleness().judge(run), FRESH).value()).isZero();
  }

  @Test
  void anotherObjectIsNoWitness() {
    var run =
        Story.of("A9", 10)
            .write("r1", 1, 1.1, 5)
            .write("r2", 1, 1.1, 1)
            .read("r2", 2, 1, "replica1")
            .run();

    assertThat(finding(new Staleness().judge(run), FRESH).value()).isZero();
  }

  @Test
  void aReplicaThatNeverCatchesUpDoesNotAgree() {
    var story = Story.of("A9", 10).write("r1", 0.5, 0.6, 1).write("r1", 1, 1.1, 2);

    assertThat(
            finding(new Staleness().judge(story.read("r1", 3, 1, "replica1").run()), AGREE)
                .verdict())
        .contains(Verdict.INCONCLUSIVE);
    assertThat(
            finding(new Staleness().judge(story.read("r1", 7, 1, "replica1").run()), AGREE)
                .verdict())
        .contains(Verdict.REFUTED);
  }

  @Test
  void withoutReadsAfterTheLastWriteAgreementIsOpen() {
    var run =
        Story.of("A9", 10)
            .write("r1", 1, 1.1, 1)
            .read("r1", 2, 1, "replica1")
            .write("r1", 3, 3.1, 2)
            .run();

    assertThat(finding(new Staleness().judge(run), AGREE).verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void aRunWithoutVersionsHasNothingToSay() {
    assertThat(new Staleness().judge(Story.of("A1", 1).ask(Action.FEED_READ, 0, 1, 10).run()))
        .isEmpty();
  }
}
