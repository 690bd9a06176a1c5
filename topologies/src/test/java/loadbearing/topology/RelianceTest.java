package loadbearing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class RelianceTest {
  @Test
  void clonesThatShareADatabaseAndAStoreRelyOnNothingApart() {
    for (var architecture : Set.of("A4", "A4:sessions=redis", "A9", "A10", "A11")) {
      assertThat(Reliance.apart(Catalogue.topology(architecture), "lb")).isEmpty();
    }
  }

  @Test
  void clonesWithADatabaseEachRelyOnTheirOwnForAll() {
    assertThat(Reliance.apart(Catalogue.topology("A15"), "lb"))
        .containsExactly(Goal.READ, Goal.WRITE, Goal.SESSION);
  }

  @Test
  void regionsWithOnePrimaryRelyOnTheirOwnForReadsAlone() {
    assertThat(Reliance.apart(Catalogue.topology("A17"), "lb")).containsExactly(Goal.READ);
  }

  @Test
  void databasesThatAskNobodyRelyOnNothingApart() {
    assertThat(Reliance.apart(Catalogue.topology("A9"), "reads")).isEmpty();
  }
}
