package loadbearing.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import loadbearing.topology.Balancing;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.classic.Catalogue;
import loadbearing.topology.classic.MasterSlave;
import org.junit.jupiter.api.Test;

/** Who is what after which acts. */
class SuccessionTest {
  private static final Succession FIRST =
      Succession.of(MasterSlave.topology(2, Balancing.ROUNDROBIN));

  @Test
  void aPromotionDeposesThePresentPrimaryNotTheFirstOne() {
    var second = FIRST.led("replica1", Role.DEPOSED);
    var third = second.led("replica2", Role.DEPOSED);

    assertThat(FIRST.changesTo(second))
        .isEqualTo(Map.of("primary", Role.DEPOSED, "replica1", Role.PRIMARY));
    assertThat(second.changesTo(third))
        .isEqualTo(Map.of("replica1", Role.DEPOSED, "replica2", Role.PRIMARY));
  }

  @Test
  void theFormerPrimaryFollowsAfterASwitchoverAndWhenItRejoins() {
    assertThat(FIRST.led("replica1", Role.REPLICA).replicas("replica1"))
        .containsExactly("primary", "replica2");
    assertThat(FIRST.led("replica1", Role.DEPOSED).replicas("replica1"))
        .containsExactly("replica2");
    assertThat(FIRST.led("replica1", Role.DEPOSED).rejoined("primary").replicas("replica1"))
        .containsExactly("primary", "replica2");
  }

  @Test
  void aPlanDoesNotKnowWhoIsTheBest() {
    var after = FIRST.after(new RoleAct.PromoteBest());

    assertThat(after.role("replica1")).isEmpty();
    assertThat(after.primary("replica1")).isEmpty();
    assertThat(after.obstacle(new RoleAct.Rejoin("primary"))).isEmpty();
    assertThat(after.role("app1")).contains(Role.ACTIVE);
  }

  @Test
  void whoIsWithdrawnHasItsRoleAgainWhenItIsRestored() {
    var away = FIRST.after(new TrafficAct.Withdraw("replica1"));

    assertThat(away.role("replica1")).contains(Role.WITHDRAWN);
    assertThat(away.replicas("primary")).contains("replica1");
    assertThat(away.after(new TrafficAct.Restore("replica1")).role("replica1"))
        .contains(Role.REPLICA);
  }

  @Test
  void thoseWhoWriteToTheFirstPrimaryAreTheWriters() {
    assertThat(FIRST.writers("replica2")).containsExactly("app1", "app2");
  }

  @Test
  void twoPrimariesOfOneDataAreNoPrimaryWithReplicas() {
    assertThat(Succession.of(Catalogue.topology("A11")).sets()).isEqualTo(List.of());
  }
}
