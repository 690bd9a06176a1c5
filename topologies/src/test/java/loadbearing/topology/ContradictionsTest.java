package loadbearing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be a topology, and what is said of it. */
class ContradictionsTest {
  private static final Purpose SERVES = Purpose.Serves.of(Goal.READ);
  private static final Set<Zone> PUBLIC = Set.of(Zone.PUBLIC);

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  @BeforeEach
  void draw() {
    nodes.add(users("users", 1));
    nodes.add(node("app", "dc1"));
    nodes.add(node("db", "dc2"));
    edges.add(new Edge("users", "app", Zone.PUBLIC, SERVES));
    edges.add(new Edge("app", "db", Zone.PUBLIC, SERVES));
    links.add(new Link("dc1", "dc2"));
  }

  @Test
  void whatContradictsNothingIsATopology() {
    assertThat(topology().link("dc2", "dc1")).contains(links.getFirst());
  }

  @Test
  void oneNameMeansOneThing() {
    nodes.add(node("app", "dc1"));
    refused("has two nodes, groups, addresses or sites named 'app'");
  }

  @Test
  void aGroupHasNoNameOfASite() {
    groups.add(new Group("dc1", List.of("app"), 1));
    refused("sites named 'dc1'");
  }

  @Test
  void anAddressHasNoNameOfANode() {
    addresses.add(new Address("db", List.of("app")));
    refused("named 'db'");
  }

  @Test
  void twoNodesHaveOneEdgeOneWay() {
    edges.add(new Edge("app", "db", Zone.PUBLIC, new Purpose.Remembers()));
    refused("has edge app->db twice; one edge can have several purposes");
  }

  @Test
  void membersOfGroupsAreMachines() {
    groups.add(new Group("some", List.of("users"), 1));
    refused("has no machine 'users', which group names");
  }

  @Test
  void aNodeIsInOneGroup() {
    groups.add(new Group("some", List.of("app"), 1));
    groups.add(new Group("others", List.of("app", "db"), 1));
    refused("has 'app' in two groups, 'some' and 'others'");
  }

  @Test
  void holdersOfAddressesAreMachines() {
    addresses.add(new Address("float", List.of("nobody")));
    refused("has no machine 'nobody', which address names");
  }

  @Test
  void linksAreBetweenSitesThatThereAre() {
    links.add(new Link("dc1", "dc9"));
    refused("has no site 'dc9', which link dc1--dc9 names; its sites are [dc1, dc2]");
  }

  @Test
  void twoSitesHaveOneLink() {
    links.add(new Link("dc2", "dc1"));
    refused("has two links between 'dc1' and 'dc2'");
  }

  @Test
  void edgesNameNodesThatThereAre() {
    edges.add(new Edge("app", "cache", Zone.PUBLIC, SERVES));
    refused("edge app->cache names a node that topology 'X' does not have");
    edges.removeLast();
    edges.add(new Edge("proxy", "db", Zone.PUBLIC, SERVES));
    refused("edge proxy->db names a node");
  }

  @Test
  void edgesAreInZonesOfBothTheirEnds() {
    edges.add(new Edge("db", "app", Zone.DATA, SERVES));
    refused("edge db->app needs zone DATA, where 'db' does not stand");
  }

  @Test
  void anAddressIsReachedInZonesOfAllWhoHoldIt() {
    nodes.add(new Node("inner", new Kind.AppNode(), "dc1", Set.of(Zone.DATA), Budget.UNLIMITED));
    addresses.add(new Address("float", List.of("app", "inner")));
    edges.add(new Edge("users", "float", Zone.PUBLIC, SERVES));
    refused("edge users->float needs zone PUBLIC, where 'inner' does not stand");
  }

  @Test
  void usersServeNobody() {
    edges.add(new Edge("app", "users", Zone.PUBLIC, SERVES));
    refused("has edge app->users, but users serve nobody");
  }

  @Test
  void edgesBetweenSitesNeedALink() {
    links.clear();
    refused("has edge app->db from site 'dc1' to site 'dc2', which no link connects");
  }

  @Test
  void alternativesAreAllOptionalOrNone() {
    nodes.add(node("spare", "dc1"));
    edges.add(new Edge("app", "spare", Zone.PUBLIC, SERVES).asOptional());
    refused("has alternatives app->db and app->spare, of which one is optional and one is not");
  }

  @Test
  void thereAreUsersAndTheyAreServed() {
    edges.remove(0);
    refused("has no edge from 'users' that serves them");
    nodes.remove(0);
    refused("has no users");
  }

  @Test
  void sharesOfUsersAddUpToAll() {
    nodes.add(users("others", 0.5));
    edges.add(new Edge("others", "app", Zone.PUBLIC, SERVES));
    refused("has users whose shares add up to 1.5, not to 1");
  }

  private void refused(String why) {
    assertThatIllegalArgumentException().isThrownBy(this::topology).withMessageContaining(why);
  }

  private Topology topology() {
    return new Topology("X", "drawn", "Drawn by hand.", nodes, edges, groups, addresses, links);
  }

  private static Node users(String name, double share) {
    return Node.users(name, new Kind.Users(share, Kind.Manner.NAIVE), "dc1");
  }

  private static Node node(String name, String site) {
    return new Node(name, new Kind.AppNode(), site, PUBLIC, new Budget(1, 256));
  }
}
