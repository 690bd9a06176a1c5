package loadbearing.topology.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;
import loadbearing.topology.drawing.Tiers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every member of the catalogue owes. */
class EveryArchitectureTest {
  static List<Architecture> architectures() {
    return Catalogue.all();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void servesReadsAndWritesWhileNothingIsBroken(Architecture architecture) {
    for (var goal : Goal.values()) {
      assertThat(StructureFunction.of(architecture.topology(), goal).works(Set.of())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void usersReachEveryNode(Architecture architecture) {
    var topology = architecture.topology();

    assertThat(Tiers.of(topology).stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(topology.servers())
        .allMatch(node -> carriesGoal(topology, node));
  }

  private static boolean carriesGoal(Topology topology, Node node) {
    return topology.to(node.name()).stream().anyMatch(edge -> !edge.isReplication());
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void losesEveryGoalWithItsLastNode(Architecture architecture) {
    var topology = architecture.topology();
    var all = Set.copyOf(topology.servers().stream().map(Node::name).toList());

    for (var goal : Goal.values()) {
      assertThat(StructureFunction.of(topology, goal).works(all)).isFalse();
    }
  }
}
