package loadbearing.harness.server.mysql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Edge;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

/** What cannot be a group is refused before anything starts. */
class MembershipTest {
  private final Topology whole = Catalogue.topology("A12");
  private final List<Node> nodes = new ArrayList<>(whole.nodes());

  @Test
  void oneOrAllOfAGroupMayBeginAsPrimary() {
    assertThatCode(() -> Homes.of(whole)).doesNotThrowAnyException();
    assertThatCode(() -> Homes.of(Catalogue.topology("A12:primaries=3")))
        .doesNotThrowAnyException();
  }

  @Test
  void twoOfThreeMayNot() {
    change("member2", new Kind.Member(Kind.Role.PRIMARY, consistency(), Duration.ZERO));

    refused(2, edge -> true, "in which 2 of 3 begin as primary; the first can, or all");
  }

  @Test
  void lessThanAMajorityIsNotEnough() {
    refused(1, edge -> true, "of which 1 are needed; it takes three or more, and a majority (2)");
  }

  @Test
  void eachHasToReachEveryOther() {
    refused(2, edge -> !edge.name().equals("member3->member2"), "with which it has to agree");
  }

  @Test
  void allAreSetAlike() {
    change("member3", new Kind.Member(Kind.Role.REPLICA, consistency(), Duration.ofSeconds(5)));

    refused(2, edge -> true, "which is set otherwise");
  }

  @Test
  void aGroupStandsInOneSite() {
    var member = whole.node("member3");
    nodes.replaceAll(
        it ->
            it.equals(member)
                ? new Node(it.name(), it.kind(), "dc2", Set.copyOf(it.zones()), it.budget())
                : it);

    refused(2, edge -> true, "of another site; that cannot be wired yet");
  }

  private static Kind.Consistency consistency() {
    return Kind.Consistency.BEFORE_ON_PRIMARY_FAILOVER;
  }

  private void change(String name, Kind.Member kind) {
    nodes.replaceAll(
        it ->
            it.name().equals(name) ? new Node(name, kind, it.site(), it.zones(), it.budget()) : it);
  }

  private void refused(int needed, Predicate<Edge> kept, String why) {
    var topology =
        new Topology(
            "T",
            "t",
            "",
            nodes,
            whole.edges().stream().filter(kept).toList(),
            List.of(new Group("members", List.of("member1", "member2", "member3"), needed)),
            List.of(),
            nodes.stream().anyMatch(it -> it.site().equals("dc2"))
                ? List.of(new Link("dc1", "dc2"))
                : List.of());

    assertThatThrownBy(() -> Homes.of(topology))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
