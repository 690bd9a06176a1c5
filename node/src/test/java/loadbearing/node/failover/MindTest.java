package loadbearing.node.failover;

import static loadbearing.node.failover.Looks.RULES;
import static loadbearing.node.failover.Looks.STEP;
import static loadbearing.node.failover.Looks.all;
import static loadbearing.node.failover.Looks.away;
import static loadbearing.node.failover.Looks.follows;
import static loadbearing.node.failover.Looks.idle;
import static loadbearing.node.failover.Looks.leads;
import static loadbearing.node.failover.Looks.upTo;
import static loadbearing.node.failover.Looks.writing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import loadbearing.node.failover.Look.Link;
import org.junit.jupiter.api.Test;

/** What a controller does next, for tables of looks. */
class MindTest {
  private static final String P = "primary";
  private Mind mind = Mind.of(RULES);
  private long at;
  private long written = 9;
  private final List<Step> steps = new ArrayList<>();

  /** Looks {@code times} times, and does every step as if it went well, without any effect. */
  private void look(int times, LongFunction<Map<String, Look.Database>> databases) {
    look(times, databases, writing(P));
  }

  private void look(
      int times, LongFunction<Map<String, Look.Database>> databases, Map<String, String> writers) {
    for (int i = 0; i < times; i++) {
      at += STEP;
      mind = mind.after(new Look(at, databases.apply(i), writers));
      var step = mind.next();
      steps.add(step);
      mind = mind.tried(step, true);
    }
  }

  private void well(int times) {
    look(
        times,
        i -> {
          written++;
          return all(
              leads(written), follows(P, Link.ON, written), follows(P, Link.ON, written - 1));
        });
  }

  private List<Step> deeds() {
    return steps.stream().filter(it -> !(it instanceof Step.Rest)).toList();
  }

  @Test
  void aHealthyPrimaryIsLeftAlone() {
    well(100);

    assertThat(deeds()).isEmpty();
  }

  @Test
  void aLostPrimaryIsFencedAndThenReplacedByTheOneThatReceivedMost() {
    well(10);
    look(
        10, i -> all(away(), follows(P, Link.CONNECTING, 20), follows(P, Link.CONNECTING, 20, 25)));

    assertThat(deeds()).hasSize(2);
    assertThat(deeds().getFirst()).isInstanceOf(Step.Fence.class);
    assertThat(deeds().getLast())
        .isEqualTo(
            new Step.Promote("replica2", P, "3 of 3 looks say lost: primary, replica1, replica2"));
  }

  @Test
  void nothingIsDecidedBeforeTheLooksAgreedForTheWholeTime() {
    well(10);
    look(6, i -> all(away(), follows(P, Link.CONNECTING, 19), follows(P, Link.CONNECTING, 18)));

    assertThat(deeds()).isEmpty();
    assertThat(mind.isInDoubt()).isTrue();
  }

  @Test
  void aLinkOfItsOwnThatIsCutDecidesNothing() {
    well(10);
    look(100, i -> all(away(), follows(P, Link.ON, 20 + i), follows(P, Link.ON, 20 + i)));

    assertThat(deeds()).isEmpty();
  }

  @Test
  void aControllerThatIsCutOffFromAllDoesNothing() {
    well(10);
    look(100, i -> all(away(), away(), away()), Map.of());

    assertThat(deeds()).isEmpty();
    assertThat(mind.votes()).isEqualTo("1 of 3 looks say lost: primary");
  }

  @Test
  void aPrimaryThatReplicasCannotReachButThatWritesIsKept() {
    well(10);
    look(
        100,
        i -> all(leads(20 + i), follows(P, Link.CONNECTING, 19), follows(P, Link.CONNECTING, 18)));

    assertThat(deeds()).isEmpty();
  }

  @Test
  void noFailoverWhileOneReplicaStillReceivesWrites() {
    well(10);
    look(100, i -> all(away(), follows(P, Link.ON, 20 + i), follows(P, Link.CONNECTING, 18)));

    assertThat(deeds()).isEmpty();
  }

  @Test
  void aReplicaWhoseConnectionOnlySeemsAliveDoesNotHoldItUp() {
    well(10);
    look(10, i -> all(away(), follows(P, Link.ON, 19), follows(P, Link.CONNECTING, 18)));

    assertThat(deeds()).last().isInstanceOf(Step.Promote.class);
  }

  @Test
  void repliesLateOnceAreForgiven() {
    well(10);
    for (int i = 0; i < 20; i++) {
      look(
          5,
          n ->
              all(
                  away(),
                  follows(P, Link.CONNECTING, written),
                  follows(P, Link.CONNECTING, written)));
      well(1);
    }

    assertThat(deeds()).isEmpty();
  }

  /** What a file system does to it that can be read only, and a disk that is full. */
  @Test
  void aPrimaryThatAnswersAndWritesNothingIsLostAfterItsSilence() {
    well(10);
    look(40, i -> all(leads(19), follows(P, Link.ON, 19), follows(P, Link.ON, 19)));

    assertThat(deeds().subList(0, 2))
        .containsExactly(
            new Step.Fence(P, "3 of 3 looks say lost: primary, replica1, replica2"),
            new Step.Promote("replica1", P, "3 of 3 looks say lost: primary, replica1, replica2"));
  }

  @Test
  void whatAPrimaryThatAnswersHasIsNotLeftBehind() {
    well(10);
    look(40, i -> all(leads(30), follows(P, Link.ON, 19), follows(P, Link.ON, 19)));

    assertThat(deeds()).hasSize(2).last().isInstanceOf(Step.Name.class);
    assertThat(deeds().getFirst()).isInstanceOf(Step.Fence.class);
  }

  @Test
  void threadsThatSomebodyStoppedSayNothingOfTheSource() {
    well(10);
    look(100, i -> all(away(), follows(P, Link.OFF, 19), follows(P, Link.OFF, 18)));

    assertThat(deeds()).isEmpty();
  }

  @Test
  void aReplicaThatIsBehindAndCutOffIsNotWaitedForNorChosen() {
    well(10);
    look(10, i -> all(away(), follows(P, Link.CONNECTING, 25), away()));

    assertThat(deeds()).last().isInstanceOf(Step.Promote.class);
    assertThat(((Step.Promote) deeds().getLast()).database()).isEqualTo("replica1");
  }

  @Test
  void whereEachReplicaLacksSomethingNoneIsChosenAndThatIsNamedOnce() {
    var one = new Look.There(true, up(Link.CONNECTING), upTo(9), GtidSet.parse("aaaa:1-9,b:1"));
    var other = new Look.There(true, up(Link.CONNECTING), upTo(9), GtidSet.parse("aaaa:1-9,c:1"));
    well(10);
    look(30, i -> all(away(), one, other));

    assertThat(deeds()).hasSize(2).last().isInstanceOf(Step.Name.class);
  }

  private static Optional<Look.Upstream> up(Link link) {
    return Optional.of(new Look.Upstream(P, link, true));
  }

  @Test
  void oneWithAStoppedSqlThreadIsTheSecondChoiceOfTwoThatHaveTheSame() {
    well(10);
    look(
        10, i -> all(away(), follows(P, Link.CONNECTING, 20, 25), follows(P, Link.CONNECTING, 25)));

    assertThat(((Step.Promote) deeds().getLast()).database()).isEqualTo("replica2");
  }

  @Test
  void oneThatCannotBePromotedIsNotReplacedByOneThatHasLess() {
    well(10);
    for (int i = 0; i < 20; i++) {
      at += STEP;
      mind =
          mind.after(
              new Look(
                  at,
                  all(away(), follows(P, Link.CONNECTING, 25), follows(P, Link.CONNECTING, 24)),
                  writing(P)));
      var step = mind.next();
      steps.add(step);
      mind = mind.tried(step, !(step instanceof Step.Promote));
    }

    assertThat(deeds())
        .filteredOn(Step.Promote.class::isInstance)
        .hasSizeGreaterThan(1)
        .allMatch(it -> ((Step.Promote) it).database().equals("replica1"));
  }

  private void failOver() {
    well(10);
    look(10, i -> all(away(), follows(P, Link.CONNECTING, 25), follows(P, Link.CONNECTING, 24)));
    assertThat(mind.primary()).contains("replica1");
    steps.clear();
  }

  @Test
  void afterAPromotionWritersAreToldAndTheOthersFollow() {
    failOver();
    look(1, i -> all(away(), leads(26), follows(P, Link.CONNECTING, 24)));
    look(
        1,
        i -> all(away(), leads(27), follows(P, Link.CONNECTING, 24)),
        Map.of("app1", "replica1", "app2", P));
    look(1, i -> all(away(), leads(28), follows(P, Link.CONNECTING, 24)), writing("replica1"));
    look(5, i -> all(away(), leads(29), follows("replica1", Link.ON, 29)), writing("replica1"));

    assertThat(deeds())
        .containsExactly(
            new Step.Tell("app1", "replica1"),
            new Step.Tell("app2", "replica1"),
            new Step.Follow("replica2", "replica1"));
  }

  @Test
  void anOldPrimaryThatReturnsWritableIsFencedAtOnce() {
    failOver();
    look(1, i -> all(leads(40), leads(26), follows(P, Link.ON, 24)));

    assertThat(deeds()).containsExactly(new Step.Fence(P, "two primaries, replica1 and primary"));
    assertThat(mind.primary()).contains("replica1");
  }

  @Test
  void whatAnOldPrimaryHasBesidesIsNamedAndItIsNotMadeToFollow() {
    failOver();
    var old = new Look.There(true, Optional.empty(), upTo(25), GtidSet.parse("aaaa:1-25,d:1-3"));
    look(9, i -> all(old, leads(26), follows("replica1", Link.ON, 26)), writing("replica1"));

    assertThat(deeds())
        .containsExactly(
            new Step.Name(
                "primary has transactions that replica1 lacks, and is left alone until it is"
                    + " cloned: d:1-3"));
  }

  @Test
  void anOldPrimaryThatHasNothingElseFollows() {
    failOver();
    look(1, i -> all(idle(25), leads(26), follows("replica1", Link.ON, 26)), writing("replica1"));

    assertThat(deeds()).containsExactly(new Step.Follow(P, "replica1"));
  }

  @Test
  void anOldPrimaryThatReturnsWhileTheNewOneIsAwayIsNotTakenForThePrimary() {
    failOver();
    look(1, i -> all(leads(25), away(), follows("replica1", Link.CONNECTING, 24)));

    assertThat(mind.primary()).contains("replica1");
    assertThat(deeds()).first().isInstanceOf(Step.Fence.class);
  }

  @Test
  void oneWhoIsStartedAnewAfterThePromotionGoesOnFromThere() {
    look(1, i -> all(away(), leads(26), follows(P, Link.CONNECTING, 24)));

    assertThat(mind.primary()).contains("replica1");
    assertThat(deeds()).containsExactly(new Step.Tell("app1", "replica1"));
  }

  @Test
  void oneWhoIsStartedAnewAfterTheFenceGoesOnFromThere() {
    look(40, i -> all(idle(25), follows(P, Link.ON, 25), follows(P, Link.ON, 25)));

    assertThat(deeds()).last().isInstanceOf(Step.Promote.class);
  }

  @Test
  void oneWhoIsStartedAnewInTheMiddleOfAPromotionEndsIt() {
    look(40, i -> all(away(), idle(25), follows(P, Link.CONNECTING, 24)));

    assertThat(deeds())
        .last()
        .isEqualTo(new Step.Promote("replica1", P, "2 of 3 looks say lost: primary, replica2"));
  }

  @Test
  void oneWhoWasPausedLooksForTheWholeTimeAgain() {
    well(10);
    look(5, i -> all(away(), follows(P, Link.CONNECTING, 19), follows(P, Link.CONNECTING, 18)));
    at += 60_000_000_000L;
    look(5, i -> all(away(), follows(P, Link.CONNECTING, 19), follows(P, Link.CONNECTING, 18)));

    assertThat(deeds()).isEmpty();
  }

  @Test
  void whomAnOperatorPromotedAndToldTheWritersIsThePrimary() {
    well(10);
    look(1, i -> all(leads(30), leads(29), follows("replica1", Link.ON, 29)), writing("replica1"));

    assertThat(mind.primary()).contains("replica1");
    assertThat(deeds()).containsExactly(new Step.Fence(P, "two primaries, replica1 and primary"));
  }

  @Test
  void anOperatorHasTimeToTellTheWriters() {
    well(10);
    look(2, i -> all(leads(30 + i), leads(29), follows(P, Link.ON, 29)));

    assertThat(deeds()).containsExactly(new Step.Name("two primaries, primary and replica1"));
  }

  @Test
  void aSecondPrimaryThatNobodyWasToldOfIsFenced() {
    well(10);
    look(10, i -> all(leads(30 + i), leads(29), follows(P, Link.ON, 29)));

    assertThat(deeds())
        .last()
        .isEqualTo(new Step.Fence("replica1", "two primaries, primary and replica1"));
  }

  @Test
  void aSwitchoverByHandIsNotDisturbed() {
    well(10);
    look(4, i -> all(idle(30), follows(P, Link.ON, 30), follows(P, Link.ON, 30)));
    look(1, i -> all(idle(30), leads(31), follows(P, Link.ON, 30)));
    look(
        4,
        i -> all(follows("replica1", Link.ON, 31), leads(31), follows("replica1", Link.ON, 31)),
        writing("replica1"));

    assertThat(mind.primary()).contains("replica1");
    assertThat(deeds()).allMatch(it -> it instanceof Step.Tell || it instanceof Step.Follow);
  }

  @Test
  void aReplicaOfAReplicaIsLeftWhereItIs() {
    failOver();
    look(
        3,
        i -> all(follows("replica2", Link.ON, 26), leads(27), follows("replica1", Link.ON, 27)),
        writing("replica1"));

    assertThat(deeds()).isEmpty();
  }

  @Test
  void severalThatClaimItAndNothingToTellThemApartIsNamed() {
    look(3, i -> all(leads(10), leads(11), away()), Map.of("app1", P, "app2", "replica1"));

    assertThat(mind.primary()).isEmpty();
    assertThat(deeds()).hasSize(1).first().isInstanceOf(Step.Name.class);
  }
}
