package loadbearing.harness.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.harness.network.Wirings;
import loadbearing.harness.server.Balances;
import loadbearing.harness.server.KeepsWrites;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.service.Service;
import loadbearing.topology.Address;
import loadbearing.topology.Balancing;
import loadbearing.topology.Budget;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;
import loadbearing.topology.classic.Architecture;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind is at home somewhere, and what no home can wire is refused. */
class HomesTest {
  private static final Kind.Controller CONTROLLER =
      new Kind.Controller(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofMillis(1500),
          Duration.ofSeconds(5));

  private static final Kind.Checks CHECKS = new Kind.Checks(Duration.ofMillis(500), 2, 2);
  private static final Purpose ALL = Purpose.Serves.of(Goal.READ, Goal.WRITE, Goal.SESSION);
  private static final Purpose DATA = Purpose.Serves.of(Goal.READ, Goal.WRITE);
  private static final Purpose REPLICATES = new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS);

  private static final Kind.Readiness ACCEPTS = new Kind.Readiness.Accepts();

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  static List<Topology> catalogue() {
    return Catalogue.all().stream().map(Architecture::topology).toList();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyArchitectureOfTheCatalogueCanBeWired(Topology topology) {
    assertThat(Homes.of(topology).all()).hasSameSizeAs(topology.servers());
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyServerSaysHowItIsAskedAndWhatItIsTold(Topology topology) {
    var wiring = Wirings.of(topology);

    for (var server : Homes.of(topology).all()) {
      assertThat(server.question().manner()).isNotNull();
      assertThat(server.settings(wiring)).isNotNull();
    }
  }

  @Test
  void everyKindButUsersIsAtHome() {
    one("single", new Kind.SingleServer());
    app("app");
    one("lb", new Kind.LoadBalancer(Balancing.ROUNDROBIN, CHECKS, 1));
    one("data", new Kind.DatabaseBalancer(Balancing.LEASTCONN, CHECKS, Duration.ofSeconds(3)));
    database("primary", Kind.Role.PRIMARY);
    database("replica", Kind.Role.REPLICA);
    one("controller", CONTROLLER);
    one("store", new Kind.Redis());
    one("own", new Kind.Service("own:1", 80, new Kind.Readiness.Accepts(), Map.of(), Set.of()));
    entry("lb");
    edge("lb", "app", ALL);
    edge("app", "primary", DATA);
    edge("app", "store", new Purpose.Remembers());
    edge("data", "primary", Purpose.Serves.of(Goal.READ));
    edge("replica", "primary", new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS));
    List.of("primary", "replica", "app")
        .forEach(it -> edge("controller", it, new Purpose.Watches()));
    var members = members("one", "two", "three");

    var homes = Homes.of(topology().with(members));

    assertThat(nodes.stream().<Class<?>>map(it -> it.kind().getClass()).distinct())
        .containsAll(
            Arrays.stream(Kind.class.getPermittedSubclasses()).<Class<?>>map(it -> it).toList());
    assertThat(homes.all()).hasSize(12);
  }

  @Test
  void aControllerThatCannotTellAWriterOrHasNobodyToPromoteIsRefused() {
    app("app");
    database("primary", Kind.Role.PRIMARY);
    one("controller", CONTROLLER);
    entry("app");
    edge("app", "primary", DATA);
    edge("controller", "primary", new Purpose.Watches());

    assertThatThrownBy(() -> Homes.of(topology()))
        .hasMessageContaining("one primary and its replicas");

    database("replica", Kind.Role.REPLICA);
    edge("replica", "primary", new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS));
    edge("controller", "replica", new Purpose.Watches());

    assertThatThrownBy(() -> Homes.of(topology()))
        .hasMessageContaining("cannot tell who writes over app->primary");
  }

  /** Each agrees with those before it. */
  private Group members(String... names) {
    var all = List.of(names);
    for (int i = 0; i < all.size(); i++) {
      var role = i == 0 ? Kind.Role.PRIMARY : Kind.Role.REPLICA;
      one(all.get(i), new Kind.Member(role, Kind.Consistency.EVENTUAL, Duration.ZERO));
      for (var other : all.subList(0, i)) {
        edge(all.get(i), other, new Purpose.Replicates(Purpose.Mode.GROUP));
      }
    }
    return new Group("members", all, all.size() / 2 + 1);
  }

  @Test
  void aServiceIsAtHomeWithTheProjectThatKnowsItsImage() {
    app("app");
    database("primary", Kind.Role.PRIMARY);
    entry("app");
    edge("app", "primary", DATA);
    one("echo", new Kind.Service(EchoHome.IMAGE, 7, ACCEPTS, Map.of(), Set.of()));
    one("other", new Kind.Service("other:1", 7, ACCEPTS, Map.of(), Set.of()));

    var homes = Homes.of(topology());

    assertThat(homes.of("echo")).isInstanceOf(EchoHome.Echo.class);
    assertThat(homes.of("other")).isInstanceOf(Service.class);
  }

  @Test
  void powersAreFoundByWhatTheyAre() {
    var homes = Homes.of(Catalogue.topology("A9"));

    assertThat(homes.with(KeepsWrites.class).keySet())
        .containsExactlyInAnyOrder("primary", "replica1", "replica2");
    assertThat(homes.of("lb", Balances.class)).isPresent();
    assertThat(homes.of("app1", Balances.class)).isEmpty();
  }

  @Test
  void serversComeBeforeTheirClients() {
    var ranks = Homes.of(Catalogue.topology("A9")).ranks();

    assertThat(ranks)
        .extracting(rank -> rank.stream().map(HomesTest::name).toList())
        .containsExactly(
            List.of("primary", "replica1", "replica2"),
            List.of("reads"),
            List.of("app1", "app2"),
            List.of("lb"));
  }

  @Test
  void twoPlacesToWriteForOneAppNodeAreRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    database("two", Kind.Role.PRIMARY);
    entry("app");
    edge("app", "one", DATA);
    edge("app", "two", DATA);

    refused("node 'app' (AppNode) has [app->one, app->two] for one purpose; it can have one");
  }

  @Test
  void anAppNodeThatCannotWriteIsRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    entry("app");
    edge("app", "one", Purpose.Serves.of(Goal.READ));

    refused("nowhere to write");
  }

  @Test
  void twoWaysInAreRefused() {
    app("app1");
    app("app2");
    database("one", Kind.Role.PRIMARY);
    entry("app1");
    entry("app2");
    edge("app1", "one", DATA);
    edge("app2", "one", DATA);

    refused("they can go in by one edge");
  }

  @Test
  void aPurposeThatNobodyHasUseForIsRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    one("cache", new Kind.Redis());
    entry("app");
    edge("app", "one", DATA);
    edge("app", "cache", new Purpose.Caches());

    refused("node 'app' (AppNode) has edge app->cache, and no use for what it is for (Caches[])");
  }

  @Test
  void sessionsWhereNothingIsWrittenAreRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    database("two", Kind.Role.PRIMARY);
    entry("app");
    edge("app", "one", DATA);
    edge("app", "two", new Purpose.Remembers());

    refused("keeps sessions over app->two");
  }

  @Test
  void writesToAReplicaBehindABalancerAreRefused() {
    app("app");
    one("data", new Kind.DatabaseBalancer(Balancing.LEASTCONN, CHECKS, Duration.ofSeconds(3)));
    database("one", Kind.Role.PRIMARY);
    database("two", Kind.Role.REPLICA);
    entry("app");
    edge("app", "data", DATA);
    edge("data", "one", DATA);
    edge("data", "two", DATA);
    edge("two", "one", REPLICATES);

    refused("sends writes over data->two to a replica");
  }

  @Test
  void twoSourcesForOneDatabaseAreRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    database("two", Kind.Role.PRIMARY);
    database("three", Kind.Role.REPLICA);
    entry("app");
    edge("app", "one", DATA);
    edge("three", "one", REPLICATES);
    edge("three", "two", REPLICATES);

    refused("node 'three' (Database) follows over [three->one, three->two]");
  }

  @Test
  void aSemisynchronousReplicaIsRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    database("two", Kind.Role.REPLICA);
    entry("app");
    edge("app", "one", DATA);
    edge("two", "one", new Purpose.Replicates(Purpose.Mode.SEMISYNCHRONOUS));

    refused("in a mode that cannot be wired");
  }

  @Test
  void severalGroupsOfUsersAreRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    nodes.add(Node.users("some", new Kind.Users(0.5, Kind.Manner.NAIVE), "dc1"));
    nodes.add(Node.users("others", new Kind.Users(0.5, Kind.Manner.NAIVE), "dc1"));
    edges.add(new Edge("some", "app", Zone.PUBLIC, ALL));
    edges.add(new Edge("others", "app", Zone.PUBLIC, ALL));
    edge("app", "one", DATA);

    refused("node 'others' (Users) is a second group of users");
  }

  @Test
  void usersWhoAskAgainAreRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    nodes.add(Node.users("users", new Kind.Users(1, Kind.Manner.FORGIVING), "dc1"));
    entry("app");
    edge("app", "one", DATA);

    refused("node 'users' (Users) are forgiving; they can be naive only");
  }

  @Test
  void usersWhoWantMoreThanAnswersAreRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    nodes.add(Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), "dc1"));
    edges.add(new Edge("users", "app", Zone.PUBLIC, DATA, new Purpose.Resolves()));
    edge("app", "one", DATA);

    refused("node 'users' (Users) go in by users->app, and have no use for what else it is for");
  }

  @Test
  void anEdgeThatIsOptionalIsRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    one("store", new Kind.Redis());
    entry("app");
    edge("app", "one", DATA);
    edges.add(new Edge("app", "store", Zone.DATA, new Purpose.Remembers()).asOptional());

    refused("node 'app' (AppNode) has edge app->store, which is optional");
  }

  @Test
  void whatAServiceOfSomebodysOwnCanDoWithoutIsItsOwnAffair() {
    one("own", service("own:1"));
    one("one", service("store:1"));
    one("two", service("store:1"));
    entry("own");
    edges.add(new Edge("own", "one", Zone.DATA, DATA).asOptional());
    edges.add(new Edge("own", "two", Zone.DATA, DATA).asOptional());

    var homes = Homes.of(topology().with(new Group("stores", List.of("one", "two"), 2)));

    assertThat(homes.all()).hasSize(3);
  }

  private static Kind.Service service(String image) {
    return new Kind.Service(
        image, 80, new Kind.Readiness.Accepts(), Map.of(), Set.of(Goal.READ, Goal.WRITE));
  }

  @Test
  void whatIsForBackgroundWorkIsRefused() {
    for (var purpose :
        List.of(
            new Purpose.Resolves(),
            new Purpose.Watches(),
            new Purpose.Queues(),
            new Purpose.Consumes())) {
      nodes.clear();
      edges.clear();
      app("app");
      database("one", Kind.Role.PRIMARY);
      one("other", new Kind.Redis());
      entry("app");
      edge("app", "one", DATA);
      edge("app", "other", purpose);

      refused("has edge app->other, and no use for what it is for");
    }
  }

  @Test
  void anAddressThatFloatsIsRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    entry("app");
    edge("app", "one", DATA);

    assertThatThrownBy(() -> Homes.of(topology().with(new Address("float", List.of("one")))))
        .hasMessageContaining("which floats");
  }

  @Test
  void aGroupThatNeedsTwoIsRefused() {
    app("app");
    database("one", Kind.Role.PRIMARY);
    database("two", Kind.Role.REPLICA);
    entry("app");
    edge("app", "one", DATA);
    edge("two", "one", REPLICATES);

    assertThatThrownBy(() -> Homes.of(topology().with(new Group("both", List.of("one", "two"), 2))))
        .hasMessageContaining("of which 2 are needed");
  }

  private static String name(Server server) {
    return server.node().name();
  }

  private void refused(String why) {
    var topology = topology();
    assertThatThrownBy(() -> Homes.of(topology))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private Topology topology() {
    return new Topology("X1", "drawn", "Drawn by hand.", nodes, edges);
  }

  private void app(String name) {
    one(name, new Kind.AppNode());
  }

  private void database(String name, Kind.Role role) {
    one(name, new Kind.Database(role));
  }

  private void one(String name, Kind kind) {
    nodes.add(new Node(name, kind, "dc1", Set.of(Zone.PUBLIC, Zone.DATA), new Budget(1, 256)));
  }

  private void entry(String server) {
    if (nodes.stream().noneMatch(Node::isUsers)) {
      nodes.add(Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), "dc1"));
    }
    edges.add(new Edge("users", server, Zone.PUBLIC, ALL));
  }

  private void edge(String from, String to, Purpose... purposes) {
    edges.add(new Edge(from, to, Zone.DATA, purposes));
  }
}
