package loadbearing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTest {
  private static final Purpose SERVES = Purpose.Serves.of(Goal.READ, Goal.WRITE, Goal.SESSION);
  private static final Kind DATABASE = new Kind.Database(Kind.Role.PRIMARY);

  @Test
  void eitherOfTwoMastersIsEnoughForReadsAndWrites() {
    for (var goal : Goal.values()) {
      var structure = StructureFunction.of(Catalogue.topology("A11"), goal);

      assertThat(structure.works(Set.of("master1"))).isTrue();
      assertThat(structure.works(Set.of("master2"))).isTrue();
      assertThat(structure.works(Set.of("master1", "master2"))).isFalse();
      assertThat(structure.singlePointsOfFailure()).containsExactly("lb", "writes");
    }
  }

  @Test
  void aStoreOfSessionsEndsSessionsAndNothingElse() {
    var topology = Catalogue.topology("A4:sessions=redis");

    assertThat(StructureFunction.of(topology, Goal.SESSION).singlePointsOfFailure())
        .containsExactly("lb", "store");
    assertThat(StructureFunction.of(topology, Goal.READ).works(Set.of("store"))).isTrue();
    assertThat(StructureFunction.of(topology, Goal.SESSION).works(Set.of("app1"))).isTrue();
    assertThat(StructureFunction.of(topology, Goal.SESSION).works(Set.of("primary"))).isTrue();
  }

  @Test
  void differentPurposesAreAllNeededUnlessTheyAreOptional() {
    var names = edge("a", "n", new Purpose.Resolves());
    var nodes = List.of(node("a", new Kind.AppNode()), node("d", DATABASE), node("n", DATABASE));
    var data = List.of(edge("users", "a", SERVES), edge("a", "d", SERVES));

    var needed = StructureFunction.of(topology(nodes, plus(data, names)), Goal.READ);
    var optional = StructureFunction.of(topology(nodes, plus(data, names.asOptional())), Goal.READ);
    var cache =
        StructureFunction.of(
            topology(nodes, plus(data, edge("a", "n", new Purpose.Caches()))), Goal.READ);

    assertThat(needed.works(Set.of("n"))).isFalse();
    assertThat(optional.works(Set.of("n"))).isTrue();
    assertThat(cache.works(Set.of("n"))).isTrue();
  }

  @Test
  void aClientNeedsAsManyOfAGroupAsItSays() {
    var topology = members(new Purpose.Watches()).with(group(2));

    assertThat(StructureFunction.of(topology, Goal.WRITE).cutSets())
        .containsExactly(Set.of("d1", "d2"), Set.of("d1", "d3"), Set.of("d2", "d3"));
    assertThat(StructureFunction.of(topology, Goal.WRITE).availability(each(topology, 0.9)))
        .isCloseTo(3 * 0.81 * 0.1 + 0.729, within(1e-12));
  }

  @Test
  void aMemberThatIsCutOffFromItsGroupDoesNotAnswer() {
    var topology = members(new Purpose.Replicates(Purpose.Mode.GROUP)).with(group(2));
    var writes = StructureFunction.of(topology, Goal.WRITE);

    assertThat(writes.works(Set.of("users->d1", "users->d2"))).isTrue();
    assertThat(writes.works(Set.of("users->d1", "users->d2", "d2->d3", "d1->d3"))).isFalse();
    assertThat(writes.works(Set.of("d1", "d2"))).isFalse();
  }

  @Test
  void anAddressThatFloatsNeedsOneOfItsHolders() {
    var nodes = List.of(node("d1", DATABASE), node("d2", DATABASE));
    var address = new Address("vip", List.of("d1", "d2"));
    var topology =
        new Topology(
            "T",
            "test",
            "",
            plus(List.of(users()), nodes),
            List.of(edge("users", "vip", SERVES)),
            List.of(),
            List.of(address),
            List.of());

    var reads = StructureFunction.of(topology, Goal.READ);

    assertThat(reads.pathSets()).containsExactly(Set.of("d1"), Set.of("d2"));
    assertThat(reads.singleEdgesOfFailure()).containsExactly("users->vip");
  }

  @Test
  void aSiteTakesAllOfItsNodesAndALinkAllThatPassesIt() {
    var far = new Node("d2", DATABASE, "dc2", Set.of(Zone.PUBLIC), new Budget(1, 64));
    var topology =
        new Topology(
            "T",
            "test",
            "",
            List.of(users(), node("d1", DATABASE), far),
            List.of(edge("users", "d1", SERVES), edge("users", "d2", SERVES)),
            List.of(),
            List.of(),
            List.of(new Link("dc1", "dc2")));
    var reads = StructureFunction.of(topology, Goal.READ);

    assertThat(reads.singleSitesOfFailure()).isEmpty();
    assertThat(reads.works(Set.of("dc1"))).isTrue();
    assertThat(reads.works(Set.of("dc1", "dc2"))).isFalse();
    assertThat(reads.works(Set.of("dc1", "dc1--dc2"))).isFalse();
    assertThat(reads.availability(Map.of("dc1", 0.9, "d2", 0.8)))
        .isCloseTo(1 - 0.1 * 0.2, within(1e-12));
  }

  @Test
  void aLargeArchitectureOfPartsThatAreAlikeHasASmallDiagram() {
    List<Node> nodes = new ArrayList<>(List.of(node("lb", new Kind.AppNode())));
    List<Edge> edges = new ArrayList<>(List.of(edge("users", "lb", SERVES)));
    nodes.add(node("reads", new Kind.AppNode()));
    for (int i = 1; i <= 14; i++) {
      nodes.add(node("app" + i, new Kind.AppNode()));
      nodes.add(node("db" + i, DATABASE));
      edges.add(edge("lb", "app" + i, SERVES));
      edges.add(edge("app" + i, "reads", SERVES));
      edges.add(edge("reads", "db" + i, SERVES));
    }
    var topology = topology(nodes, edges);
    var structure = StructureFunction.of(topology, Goal.READ);

    double availability = structure.availability(each(topology, 0.9));

    assertThat(availability).isCloseTo(0.81 * Math.pow(1 - 1e-14, 2), within(1e-12));
    assertThat(structure.size(each(topology, 0.9).keySet())).isLessThan(2_000);
    assertThat(structure.size(names(topology))).isLessThan(5_000);
  }

  static List<Topology> drawn() {
    return IntStream.range(0, 60).mapToObj(FormulaTest::random).toList();
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void everyStateAgreesWithAskingNodeByNode(Topology topology) {
    var random = new SplittableRandom(topology.id().hashCode());
    var components = some(new ArrayList<>(names(topology)), 9, random);
    Map<String, Double> up = new HashMap<>();
    components.forEach(it -> up.put(it, random.nextDouble()));

    for (var goal : Goal.values()) {
      var structure = StructureFunction.of(topology, goal);
      double sum = 0;
      for (var down : subsets(components)) {
        boolean served = new Asking(topology, goal, down).isServed();
        assertThat(structure.works(down)).as("%s without %s", goal, down).isEqualTo(served);
        sum += served ? probability(components, down, up) : 0;
      }
      assertThat(structure.availability(up)).isCloseTo(sum, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void pathsAndCutsAreThoseThatThereAreAndMinimal(Topology topology) {
    var machines = topology.servers().stream().map(Node::name).toList();
    for (var goal : Goal.values()) {
      var structure = StructureFunction.of(topology, goal);
      var paths = structure.pathSets();
      var cuts = structure.cutSets();

      for (var down : subsets(machines)) {
        boolean works = structure.works(down);
        assertThat(paths.stream().anyMatch(it -> Collections.disjoint(it, down))).isEqualTo(works);
        assertThat(cuts.stream().noneMatch(down::containsAll)).isEqualTo(works);
      }
      assertThat(paths).noneMatch(it -> hasSmaller(paths, it));
      assertThat(cuts).noneMatch(it -> hasSmaller(cuts, it));
    }
  }

  private static boolean hasSmaller(List<Set<String>> sets, Set<String> set) {
    return sets.stream().filter(set::containsAll).count() > 1;
  }

  /** The formula by recursion from the users, told in another way: no node asks itself again. */
  private record Asking(Topology topology, Goal goal, Set<String> down) {
    boolean isServed() {
      return topology.users().stream().allMatch(it -> answers(it, Set.of()));
    }

    private boolean lives(Node node, Set<String> asked) {
      var name = "lives " + node.name();
      if (asked.contains(name) || !node.isUsers() && !(up(node) && isTogether(node))) {
        return false;
      }
      var further = and(asked, name);
      return meets(node, Purpose.Resolves.class, further)
          && meets(node, Purpose.Consumes.class, further)
          && (goal != Goal.WRITE || meets(node, Purpose.Queues.class, further));
    }

    private boolean meets(Node node, Class<? extends Purpose> purpose, Set<String> asked) {
      var edges = edges(node, purpose);
      return edges.isEmpty() || enough(edges, asked, true);
    }

    private boolean answers(Node node, Set<String> asked) {
      var name = "answers " + node.name();
      if (asked.contains(name) || !lives(node, asked)) {
        return false;
      }
      var further = and(asked, name);
      var remembering = edges(node, Purpose.Remembers.class);
      boolean asksStore = goal == Goal.SESSION && !remembering.isEmpty();
      if (asksStore && !enough(remembering, further, false)) {
        return false;
      }
      var serving =
          topology.from(node.name()).stream()
              .filter(it -> it.goals().contains(goal) && !it.optional())
              .toList();
      return node.kind().holds().contains(goal)
          || asksStore && serving.isEmpty()
          || enough(serving, further, false);
    }

    private boolean enough(List<Edge> edges, Set<String> asked, boolean isAlive) {
      Map<Group, Integer> counts = new HashMap<>();
      for (var edge : edges) {
        if (works(edge, asked, isAlive)) {
          var group = topology.group(edge.to());
          if (group.isEmpty() || isQuorum(group.get())) {
            return true;
          }
          if (counts.merge(group.get(), 1, Integer::sum) >= group.get().needed()) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean works(Edge edge, Set<String> asked, boolean isAlive) {
      var client = topology.node(edge.from());
      return !down.contains(edge.name())
          && topology.behind(edge.to()).stream()
              .filter(it -> isLinked(client, it))
              .anyMatch(it -> isAlive ? lives(it, asked) : answers(it, asked));
    }

    private boolean isTogether(Node node) {
      var group = topology.group(node.name());
      if (group.isEmpty() || !isQuorum(group.get())) {
        return true;
      }
      return group.get().members().stream()
              .map(topology::node)
              .filter(it -> it.equals(node) || up(it) && isLinked(node, it) && isWired(node, it))
              .count()
          >= group.get().needed();
    }

    private boolean isWired(Node one, Node other) {
      return topology.edges().stream()
          .filter(it -> it.purposes().contains(new Purpose.Replicates(Purpose.Mode.GROUP)))
          .filter(it -> !down.contains(it.name()))
          .anyMatch(
              it ->
                  it.from().equals(one.name()) && it.to().equals(other.name())
                      || it.from().equals(other.name()) && it.to().equals(one.name()));
    }

    private boolean isQuorum(Group group) {
      return topology.edges().stream()
          .filter(it -> it.purposes().contains(new Purpose.Replicates(Purpose.Mode.GROUP)))
          .anyMatch(it -> group.members().contains(it.from()) && group.members().contains(it.to()));
    }

    private List<Edge> edges(Node node, Class<? extends Purpose> purpose) {
      return topology.from(node.name()).stream()
          .filter(it -> it.is(purpose) && !it.optional())
          .toList();
    }

    private boolean up(Node node) {
      return !down.contains(node.name()) && !down.contains(node.site());
    }

    private boolean isLinked(Node one, Node other) {
      return one.site().equals(other.site()) || !down.contains("dc1--dc2");
    }

    private static Set<String> and(Set<String> asked, String name) {
      Set<String> more = new HashSet<>(asked);
      more.add(name);
      return more;
    }
  }

  /** Six nodes at two sites with any edges and purposes, two groups, an address. */
  private static Topology random(int seed) {
    var random = new SplittableRandom(seed);
    List<Node> nodes = new ArrayList<>(List.of(users()));
    var kinds = List.of(new Kind.AppNode(), new Kind.AppNode(), DATABASE, new Kind.Redis());
    for (int i = 1; i <= 6; i++) {
      var site = random.nextInt(3) == 0 ? "dc2" : "dc1";
      var kind = kinds.get(random.nextInt(kinds.size()));
      nodes.add(new Node("n" + i, kind, site, Set.of(Zone.PUBLIC), new Budget(1, 64)));
    }
    nodes.add(new Node("n7", DATABASE, "dc2", Set.of(Zone.PUBLIC), new Budget(1, 64)));
    List<Edge> edges = new ArrayList<>();
    edges.add(edge("users", "n1", SERVES));
    edges.add(edge("users", "vip", SERVES));
    for (int from = 1; from <= 7; from++) {
      boolean optional = random.nextInt(8) == 0;
      for (int to = 1; to <= 7; to++) {
        if (from != to && random.nextInt(3) == 0) {
          var edge = edge("n" + from, "n" + to, purposes(random));
          edges.add(optional ? edge.asOptional() : edge);
        }
      }
    }
    return new Topology(
        "R" + seed,
        "random",
        "",
        nodes,
        edges,
        List.of(
            new Group("one", List.of("n2", "n3", "n4"), 1 + random.nextInt(3)),
            new Group("two", List.of("n5", "n6", "n7"), 1 + random.nextInt(3))),
        List.of(new Address("vip", List.of("n2", "n5"))),
        List.of(new Link("dc1", "dc2")));
  }

  private static Purpose[] purposes(SplittableRandom random) {
    var all =
        List.of(
            SERVES,
            SERVES,
            Purpose.Serves.of(Goal.READ),
            new Purpose.Remembers(),
            new Purpose.Resolves(),
            new Purpose.Queues(),
            new Purpose.Caches(),
            new Purpose.Replicates(Purpose.Mode.GROUP));
    Map<Class<?>, Purpose> chosen = new HashMap<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      var purpose = all.get(random.nextInt(all.size()));
      chosen.put(purpose.getClass(), purpose);
    }
    return chosen.values().toArray(Purpose[]::new);
  }

  private static Topology members(Purpose among) {
    var nodes = List.of(node("d1", DATABASE), node("d2", DATABASE), node("d3", DATABASE));
    return topology(
        nodes,
        List.of(
            edge("users", "d1", SERVES),
            edge("users", "d2", SERVES),
            edge("users", "d3", SERVES),
            edge("d1", "d2", among),
            edge("d2", "d3", among),
            edge("d1", "d3", among)));
  }

  private static Group group(int needed) {
    return new Group("members", List.of("d1", "d2", "d3"), needed);
  }

  private static Topology topology(List<Node> nodes, List<Edge> edges) {
    return new Topology("T", "test", "", plus(List.of(users()), nodes), edges);
  }

  private static Node users() {
    return Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), "dc1");
  }

  private static Node node(String name, Kind kind) {
    return new Node(name, kind, "dc1", Set.of(Zone.PUBLIC), new Budget(1, 64));
  }

  private static Edge edge(String from, String to, Purpose... purposes) {
    return new Edge(from, to, Zone.PUBLIC, purposes);
  }

  private static <T> List<T> plus(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static List<Edge> plus(List<Edge> some, Edge more) {
    return plus(some, List.of(more));
  }

  private static Map<String, Double> each(Topology topology, double availability) {
    return topology.servers().stream().collect(Collectors.toMap(Node::name, node -> availability));
  }

  private static Set<String> names(Topology topology) {
    Set<String> names = new HashSet<>(topology.sites());
    topology.servers().forEach(it -> names.add(it.name()));
    topology.edges().forEach(it -> names.add(it.name()));
    topology.links().forEach(it -> names.add(it.name()));
    return names;
  }

  private static List<String> some(List<String> all, int count, SplittableRandom random) {
    Collections.sort(all);
    var drawn = all.toArray(String[]::new);
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(drawn.length - i);
      var kept = drawn[i];
      drawn[i] = drawn[j];
      drawn[j] = kept;
    }
    return Arrays.asList(drawn).subList(0, count);
  }

  private static List<Set<String>> subsets(List<String> names) {
    return IntStream.range(0, 1 << names.size())
        .mapToObj(
            bits ->
                IntStream.range(0, names.size())
                    .filter(i -> (bits >> i & 1) == 1)
                    .mapToObj(names::get)
                    .collect(Collectors.toSet()))
        .toList();
  }

  private static double probability(List<String> names, Set<String> down, Map<String, Double> up) {
    return names.stream()
        .mapToDouble(name -> down.contains(name) ? 1 - up.get(name) : up.get(name))
        .reduce(1, (a, b) -> a * b);
  }
}
