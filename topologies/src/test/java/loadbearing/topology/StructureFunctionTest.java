package loadbearing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.topology.classic.HorizontalScaling;
import loadbearing.topology.classic.MasterSlave;
import loadbearing.topology.classic.SingleServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructureFunctionTest {
  private static final Topology SCALED = HorizontalScaling.topology(2, Balancing.ROUNDROBIN);
  private static final Topology MASTER = MasterSlave.topology(2, Balancing.ROUNDROBIN);

  @Test
  void oneServerIsOnePathAndOneCut() {
    var reads = StructureFunction.of(SingleServer.topology(), Goal.READ);

    assertThat(reads.pathSets()).containsExactly(Set.of("server"));
    assertThat(reads.cutSets()).containsExactly(Set.of("server"));
    assertThat(reads.availability(Map.of("server", 0.9))).isEqualTo(0.9);
  }

  @Test
  void clonesFailOnlyTogether() {
    var writes = StructureFunction.of(SCALED, Goal.WRITE);

    assertThat(writes.works(Set.of("app1"))).isTrue();
    assertThat(writes.works(Set.of("app1", "app2"))).isFalse();
    assertThat(writes.cutSets())
        .containsExactly(Set.of("lb"), Set.of("primary"), Set.of("app1", "app2"));
  }

  @Test
  void theBalancerAndTheOnlyDatabaseAreSinglePointsOfFailure() {
    assertThat(StructureFunction.of(SCALED, Goal.READ).singlePointsOfFailure())
        .containsExactly("lb", "primary");
    assertThat(StructureFunction.of(SCALED, Goal.READ).singleEdgesOfFailure())
        .containsExactly("users->lb");
  }

  @Test
  void readsOutliveThePrimaryAndWritesDoNot() {
    assertThat(StructureFunction.of(MASTER, Goal.READ).works(Set.of("primary"))).isTrue();
    assertThat(StructureFunction.of(MASTER, Goal.WRITE).works(Set.of("primary"))).isFalse();
    assertThat(StructureFunction.of(MASTER, Goal.WRITE).works(Set.of("reads", "replica1")))
        .isTrue();
  }

  @Test
  void aCutEdgeIsAsGoodAsALostNodeBehindIt() {
    var writes = StructureFunction.of(SCALED, Goal.WRITE);

    assertThat(writes.works(Set.of("app1"), Set.of("app2->primary"))).isFalse();
    assertThat(writes.works(Set.of(), Set.of("app2->primary"))).isTrue();
  }

  @Test
  void seriesAndParallelMultiplyAsInTheTextbook() {
    var reads = StructureFunction.of(SCALED, Goal.READ);

    var availability =
        reads.availability(Map.of("lb", 0.99, "app1", 0.9, "app2", 0.9, "primary", 0.95));

    // 0.99 * (1 - 0.1 * 0.1) * 0.95
    assertThat(availability).isCloseTo(0.931095, within(1e-12));
  }

  @Test
  void aBridgeAgreesWithThePublishedFormula() {
    var bridge = bridge();
    var p = 0.9;

    var availability =
        StructureFunction.of(bridge, Goal.READ)
            .availability(
                Map.of(
                    "users->a",
                    p,
                    "users->b",
                    p,
                    "a->b",
                    p,
                    "b->a",
                    p,
                    "a->data",
                    p,
                    "b->data",
                    p));

    // Directed bridge, both cross edges: with q = 1 - p, condition on users->a and users->b:
    // both up: 1 - q^2; one up: p + q p p twice weighted by p q.
    var q = 1 - p;
    assertThat(availability)
        .isCloseTo(p * p * (1 - q * q) + 2 * p * q * (p + q * p * p), within(1e-12));
  }

  @Test
  void aComponentThatIsNotNamedIsPerfect() {
    assertThat(StructureFunction.of(MASTER, Goal.READ).availability(Map.of())).isEqualTo(1.0);
  }

  @Test
  void aGoalThatNoEdgeCarriesIsNeverServed() {
    var node = node("only", new Kind.SingleServer());
    var readOnly =
        new Topology(
            "T",
            "read only",
            "",
            List.of(users(), node),
            List.of(new Edge("users", "only", Zone.PUBLIC, Purpose.Serves.of(Goal.READ))));

    var writes = StructureFunction.of(readOnly, Goal.WRITE);

    assertThat(writes.works(Set.of())).isFalse();
    assertThat(writes.availability(Map.of("only", 0.9))).isZero();
    assertThat(writes.pathSets()).isEmpty();
    assertThat(writes.singlePointsOfFailure()).isEmpty();
  }

  @Test
  void unknownNamesAndImpossibleProbabilitiesAreErrors() {
    var reads = StructureFunction.of(SCALED, Goal.READ);

    assertThatThrownBy(() -> reads.works(Set.of("app7"))).hasMessageContaining("app7");
    assertThatThrownBy(() -> reads.works(Set.of(), Set.of("lb->x"))).hasMessageContaining("lb->x");
    assertThatThrownBy(() -> reads.availability(Map.of("nobody", 0.5)))
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> reads.availability(Map.of("lb", 1.5))).hasMessageContaining("[0, 1]");
    assertThatThrownBy(() -> reads.availability(Map.of("lb", Double.NaN)))
        .hasMessageContaining("[0, 1]");
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void everySubsetOfBrokenNodesAgreesWithWalkingTheGraph(Topology topology) {
    for (var goal : Goal.values()) {
      var structure = StructureFunction.of(topology, goal);
      var names = topology.servers().stream().map(Node::name).toList();

      for (var down : subsets(names)) {
        var reached = reaches(topology, goal, down);

        assertThat(structure.works(down))
            .as("%s %s without %s", topology.id(), goal, down)
            .isEqualTo(reached);
        assertThat(structure.pathSets().stream().anyMatch(p -> Collections.disjoint(p, down)))
            .isEqualTo(reached);
        assertThat(structure.cutSets().stream().noneMatch(down::containsAll)).isEqualTo(reached);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void factoringAgreesWithSummingOverEveryState(Topology topology) {
    var random = new SplittableRandom(7);
    var names = topology.servers().stream().map(Node::name).toList();
    Map<String, Double> up = new HashMap<>();
    names.forEach(name -> up.put(name, random.nextDouble()));

    for (var goal : Goal.values()) {
      double sum = 0;
      for (var down : subsets(names)) {
        sum += reaches(topology, goal, down) ? probability(names, down, up) : 0;
      }

      assertThat(StructureFunction.of(topology, goal).availability(up))
          .isCloseTo(sum, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void cutSetsAreMinimal(Topology topology) {
    for (var goal : Goal.values()) {
      var structure = StructureFunction.of(topology, goal);

      for (var cut : structure.cutSets()) {
        for (var spared : cut) {
          Set<String> smaller = new HashSet<>(cut);
          smaller.remove(spared);
          assertThat(structure.works(smaller)).isTrue();
        }
      }
    }
  }

  static Stream<Topology> topologies() {
    var fixed =
        Stream.of(
            SingleServer.topology(),
            SCALED,
            MASTER,
            HorizontalScaling.topology(6, Balancing.RANDOM));
    return Stream.concat(fixed, IntStream.range(0, 40).mapToObj(StructureFunctionTest::random));
  }

  /** Seven nodes, three of which hold data, and any edges. */
  private static Topology random(int seed) {
    var random = new SplittableRandom(seed);
    List<Node> nodes = new ArrayList<>(List.of(users()));
    for (int i = 0; i < 7; i++) {
      var kind = i < 4 ? new Kind.AppNode() : new Kind.Database(Kind.Role.PRIMARY);
      nodes.add(node("n" + i, kind));
    }
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge("users", "n0", Zone.PUBLIC, goals(random)));
    edges.add(new Edge("users", "n1", Zone.PUBLIC, Purpose.Serves.of(Goal.READ, Goal.WRITE)));
    for (int from = 0; from < 7; from++) {
      for (int to = 0; to < 7; to++) {
        if (from != to && random.nextInt(3) == 0) {
          edges.add(new Edge("n" + from, "n" + to, Zone.PUBLIC, goals(random)));
        }
      }
    }
    return new Topology("R" + seed, "random", "", nodes, edges);
  }

  private static Purpose goals(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Purpose.Serves.of(Goal.READ);
      case 1 -> Purpose.Serves.of(Goal.WRITE);
      case 2 -> new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS);
      default -> Purpose.Serves.of(Goal.READ, Goal.WRITE);
    };
  }

  private static Topology bridge() {
    var reads = Purpose.Serves.of(Goal.READ);
    var nodes =
        List.of(
            users(),
            node("a", new Kind.AppNode()),
            node("b", new Kind.AppNode()),
            node("data", new Kind.Database(Kind.Role.PRIMARY)));
    var edges =
        Stream.of("users->a", "users->b", "a->b", "b->a", "a->data", "b->data")
            .map(name -> name.split("->"))
            .map(ends -> new Edge(ends[0], ends[1], Zone.PUBLIC, reads))
            .toList();
    return new Topology("B", "bridge", "", nodes, edges);
  }

  private static Node node(String name, Kind kind) {
    return new Node(name, kind, "dc1", Set.of(Zone.PUBLIC), new Budget(1, 64));
  }

  private static Node users() {
    return Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), "dc1");
  }

  private static boolean reaches(Topology topology, Goal goal, Set<String> down) {
    Set<String> seen = new HashSet<>(Set.of("users"));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (var edge : topology.from(open.pop())) {
        if (!edge.carries(goal) || down.contains(edge.to()) || !seen.add(edge.to())) {
          continue;
        }
        if (topology.node(edge.to()).kind().holdsData()) {
          return true;
        }
        open.push(edge.to());
      }
    }
    return false;
  }

  private static List<Set<String>> subsets(List<String> names) {
    return IntStream.range(0, 1 << names.size())
        .mapToObj(
            bits -> {
              Set<String> subset = new HashSet<>();
              for (int i = 0; i < names.size(); i++) {
                if ((bits >> i & 1) == 1) {
                  subset.add(names.get(i));
                }
              }
              return subset;
            })
        .toList();
  }

  private static double probability(List<String> names, Set<String> down, Map<String, Double> up) {
    return names.stream()
        .mapToDouble(name -> down.contains(name) ? 1 - up.get(name) : up.get(name))
        .reduce(1, (a, b) -> a * b);
  }
}
