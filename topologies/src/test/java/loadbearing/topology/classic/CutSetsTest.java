package loadbearing.topology.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a goal, worked out by hand from what each architecture is. */
class CutSetsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A2  | READ    | app; primary",
        "A2  | WRITE   | app; primary",
        "A2  | SESSION | app; primary",
        "A10 | READ    | lb; reads; app1 app2; child1 child2 primary replica1 replica2",
        "A10 | WRITE   | lb; primary; app1 app2",
        "A12 | READ    | lb; writes; app1 app2; member1 member2; member1 member3; member2 member3",
        "A12 | WRITE   | lb; writes; app1 app2; member1 member2; member1 member3; member2 member3",
        "A15 | READ    | lb; app1 app2; app1 own2; app2 own1; own1 own2",
        "A15 | WRITE   | lb; app1 app2; app1 own2; app2 own1; own1 own2",
        "A17 | WRITE   | lb; primary; app1 app2",
        "A17 | READ    | lb; app1 app2; app1 reads2; app2 reads1; reads1 reads2;"
            + " app1 primary west1; app2 east1 primary; reads1 primary west1;"
            + " reads2 east1 primary; east1 primary west1",
        "A18 | WRITE   | lb; app1 app2; app1 master2; app2 master1; master1 master2",
        "A18 | SESSION | lb; app1 app2; app1 master2; app2 master1; master1 master2",
      })
  void theSmallestLossesThatEndAGoalAreThese(String architecture, Goal goal, String losses) {
    var expected =
        Arrays.stream(losses.split(";"))
            .map(loss -> Set.of(loss.strip().split(" ")))
            .collect(Collectors.toSet());

    var structure = StructureFunction.of(Catalogue.topology(architecture), goal);

    assertThat(Set.copyOf(structure.cutSets())).isEqualTo(expected);
  }

  @Test
  void aRegionMayGoWhereUsersDoNotGoIn() {
    for (var architecture : Set.of("A17", "A18")) {
      for (var goal : Goal.values()) {
        var structure = StructureFunction.of(Catalogue.topology(architecture), goal);

        assertThat(structure.singleSitesOfFailure()).containsExactly("dc1");
        assertThat(structure.works(Set.of("dc1--dc2"))).isTrue();
      }
    }
  }
}
