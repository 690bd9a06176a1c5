package loadbearing.topology.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.StructureFunction;
import org.junit.jupiter.api.Test;

/** A9 with a controller. */
class FailoverSettingTest {
  private static final StructureFunction WRITES =
      StructureFunction.of(Catalogue.topology("A9:failover=controller"), Goal.WRITE);

  @Test
  void aControllerIsThereOnlyWhereItIsWanted() {
    assertThat(Catalogue.topology("A9").nodes(Kind.Controller.class)).isEmpty();
    assertThat(Catalogue.topology("A9:failover=controller").nodes(Kind.Controller.class))
        .hasSize(1);
    assertThatThrownBy(() -> Catalogue.topology("A9:failover=perhaps"))
        .hasMessageContaining("none or controller");
  }

  @Test
  void withItNeitherThePrimaryNorItselfIsASinglePointOfFailure() {
    assertThat(WRITES.singlePointsOfFailure()).containsExactly("lb");
  }

  @Test
  void theirLossTogetherEndsWritesAndNotReads() {
    assertThat(WRITES.works(Set.of("primary", "controller"))).isFalse();
    assertThat(WRITES.works(Set.of("primary", "replica1"))).isTrue();
    assertThat(WRITES.works(Set.of("primary", "replica1", "replica2"))).isFalse();
    assertThat(
            StructureFunction.of(Catalogue.topology("A9:failover=controller"), Goal.READ)
                .works(Set.of("primary", "controller")))
        .isTrue();
  }

  @Test
  void withoutItThePrimaryIsOne() {
    assertThat(StructureFunction.of(Catalogue.topology("A9"), Goal.WRITE).singlePointsOfFailure())
        .contains("primary");
  }
}
