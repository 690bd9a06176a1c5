package loadbearing.harness.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.topology.Address;
import loadbearing.topology.Budget;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WirableTest {
  private static final Topology PLAIN = Catalogue.topology("A4");

  @ParameterizedTest
  @ValueSource(strings = {"A1", "A4:clones=6", "A9:replicas=4"})
  void whatHasAHomeForEachNodeIsWired(String words) {
    assertThat(Wirable.is(Catalogue.topology(words))).isTrue();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            more(users("others"), edge("others", "lb", serves())), "second group of users"),
        Arguments.of(
            more(server("door", new Kind.AppNode(), Zone.PUBLIC), edge("users", "door", serves())),
            "can go in by one edge"),
        Arguments.of(
            more(server("store", new Kind.Redis()), edge("app1", "store", new Purpose.Remembers())),
            "'store' is a Redis"),
        Arguments.of(
            more(server("cache", service()), edge("app1", "cache", new Purpose.Caches())),
            "'cache' is a Service"),
        Arguments.of(
            more(server("second", primary()), edge("app1", "second", serves())),
            "node 'app1' (AppNode) has [app1->primary, app1->second] for one purpose"),
        Arguments.of(
            more(server("second", primary()), edge("second", "primary", replicates())),
            "node 'second' (Database) follows over [second->primary]"),
        Arguments.of(
            more(server("names", primary()), edge("app1", "names", new Purpose.Resolves())),
            "node 'app1' (AppNode) has edge app1->names, whose purpose"),
        Arguments.of(PLAIN.with(new Address("vip", List.of("lb"))), "'vip', which floats"),
        Arguments.of(
            PLAIN.with(new Group("both", List.of("app1", "app2"), 2)), "of which 2 are needed"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatWouldBeIgnoredIsRefusedByName(Topology topology, String why) {
    assertThatThrownBy(() -> Wirable.require(topology))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
    assertThat(Wirable.is(topology)).isFalse();
  }

  @Test
  void twoMastersAreRefusedAsLongAsOneWouldBeLeftOut() {
    assertThatThrownBy(() -> Wirable.require(Catalogue.topology("A11")))
        .hasMessageContaining("node 'writes' (DatabaseBalancer) balances more than reads");
  }

  private static Topology more(Object... parts) {
    List<Node> nodes = new ArrayList<>(PLAIN.nodes());
    List<Edge> edges = new ArrayList<>(PLAIN.edges());
    for (var part : parts) {
      if (part instanceof Node node) {
        if (node.isUsers()) {
          nodes.set(0, users("users"));
        }
        nodes.add(node);
      } else {
        edges.add((Edge) part);
      }
    }
    return new Topology("T", "test", "", nodes, edges);
  }

  private static Node users(String name) {
    return Node.users(name, new Kind.Users(0.5, Kind.Manner.NAIVE), "dc1");
  }

  private static Node server(String name, Kind kind) {
    return server(name, kind, Zone.DATA);
  }

  private static Node server(String name, Kind kind, Zone zone) {
    return new Node(name, kind, "dc1", Set.of(zone), new Budget(0.3, 128));
  }

  private static Kind primary() {
    return new Kind.Database(Kind.Role.PRIMARY);
  }

  private static Kind service() {
    return new Kind.Service("cache:1", 11211, new Kind.Readiness.Accepts(), Map.of(), Set.of());
  }

  private static Purpose serves() {
    return Purpose.Serves.of(Goal.WRITE);
  }

  private static Purpose replicates() {
    return new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS);
  }

  private static Edge edge(String from, String to, Purpose purpose) {
    var isPublic = from.equals("others") || from.equals("users");
    return new Edge(from, to, isPublic ? Zone.PUBLIC : Zone.DATA, purpose);
  }
}
