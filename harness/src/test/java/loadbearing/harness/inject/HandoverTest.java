package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Optional;
import loadbearing.fault.RoleAct;
import loadbearing.fault.Succession;
import loadbearing.harness.time.Time;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

/** In which steps databases change their parts, and when that counts as proved. */
class HandoverTest {
  private static final Succession FIRST = Succession.of(Catalogue.topology("A9"));
  private final Obedient databases = new Obedient();
  private final Handover handover = new Handover(databases, Time.of(() -> 7));

  @Test
  void aPromotionTellsWritersAndTakesTheOtherReplicasAlong() {
    var done = handover.carryOut(new RoleAct.Promote("replica1"), FIRST);

    assertThat(databases.done)
        .containsExactly(
            "replica1 leads",
            "app1 writes to replica1",
            "app2 writes to replica1",
            "replica2 follows replica1");
    assertThat(FIRST.changesTo(done.after()))
        .isEqualTo(Map.of("primary", Role.DEPOSED, "replica1", Role.PRIMARY));
  }

  @Test
  void aReplicaThatHasMoreThanTheNewPrimaryIsLeftAloneAndNamed() {
    databases.errant.put("replica2", "transactions u:7");

    var done = handover.carryOut(new RoleAct.Promote("replica1"), FIRST);

    assertThat(databases.done).doesNotContain("replica2 follows replica1");
    assertThat(done.words()).contains("'replica2' is left alone: it has transactions u:7");
  }

  @Test
  void aReplicaThatIsAwayIsLeftAloneAndDoesNotHinderAPromotion() {
    databases.away.add("replica2");

    var done = handover.carryOut(new RoleAct.Promote("replica1"), FIRST);

    assertThat(done.words()).contains("'replica2' is left alone: 'replica2' is away");
  }

  @Test
  void theBestOfTheReplicasIsPromoted() {
    handover.carryOut(new RoleAct.PromoteBest(), FIRST);

    assertThat(databases.done).startsWith("replica2 leads");
  }

  @Test
  void aSwitchoverTakesNoWritesUntilTheNextOneHasAll() {
    var done = handover.carryOut(new RoleAct.Switchover("replica1"), FIRST);

    assertThat(databases.done)
        .containsExactly(
            "primary submits",
            "replica1 has all of primary",
            "replica1 leads",
            "app1 writes to replica1",
            "app2 writes to replica1",
            "primary follows replica1",
            "replica2 follows replica1");
    assertThat(FIRST.changesTo(done.after()))
        .isEqualTo(Map.of("primary", Role.REPLICA, "replica1", Role.PRIMARY));
  }

  @Test
  void whereTheNextOneCannotGetAllTheFormerPrimaryTakesWritesAgain() {
    databases.lags = true;

    assertThatIllegalStateException()
        .isThrownBy(() -> handover.carryOut(new RoleAct.Switchover("replica1"), FIRST))
        .withMessage("'replica1' lags");
    assertThat(databases.done).containsExactly("primary submits", "primary leads");
  }

  @Test
  void whoHadNothingOfItsOwnRejoinsAsItIs() {
    var promoted = FIRST.led("replica1", Role.DEPOSED);

    var done = handover.carryOut(new RoleAct.Rejoin("primary"), promoted);

    assertThat(databases.done).containsExactly("primary submits", "primary follows replica1");
    assertThat(promoted.changesTo(done.after())).isEqualTo(Map.of("primary", Role.REPLICA));
  }

  @Test
  void whatAnOldPrimaryHadAloneIsNamedAndThrownAway() {
    var promoted = FIRST.led("replica1", Role.DEPOSED);
    databases.errant.put("primary", "transactions u:8-9");

    var done = handover.carryOut(new RoleAct.Rejoin("primary"), promoted);

    assertThat(databases.done)
        .containsExactly(
            "primary submits", "primary is a copy of replica1", "primary follows replica1");
    assertThat(done.words()).contains("'primary' had transactions u:8-9, was cloned from");
  }

  @Test
  void aPromotionIsNotSeenWhileAWriterWritesElsewhere() {
    var promoted = FIRST.led("replica1", Role.DEPOSED);
    var act = new RoleAct.Promote("replica1");

    assertThat(handover.look(act, promoted).seen()).isTrue();
    databases.trouble = Optional.of("'app1' acknowledged a write that 'replica1' does not have");
    assertThat(handover.look(act, promoted).seen()).isFalse();
  }

  @Test
  void whoIsLeftAloneIsNotAskedWhetherItFollows() {
    databases.away.add("replica2");
    var done = handover.carryOut(new RoleAct.Switchover("replica1"), FIRST);

    var sight = handover.look(new RoleAct.Switchover("replica1"), done.after());

    assertThat(sight.seen()).isTrue();
    assertThat(sight.words()).contains("'primary' has what").doesNotContain("'replica2'");
  }
}
