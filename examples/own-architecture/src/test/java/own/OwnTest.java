package own;

import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.suite.Ledger;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class OwnTest {
  @Test
  void theCatalogueHasTheArchitecture() {
    assertThat(Catalogue.topology("x1")).isEqualTo(OwnReplica.topology());
  }

  @Test
  void theLedgerHasTheClaim() {
    assertThat(Ledger.of("S1").getFirst().architectures()).containsExactly("X1");
  }

  @Test
  void readsGoOnWithoutThePrimary() {
    var reads = StructureFunction.of(OwnReplica.topology(), Goal.READ);

    assertThat(reads.singlePointsOfFailure()).containsExactlyInAnyOrder("app", "replica");
  }
}
