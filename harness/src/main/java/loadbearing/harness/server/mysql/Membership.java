package loadbearing.harness.server.mysql;

import java.util.List;
import java.util.Set;
import loadbearing.harness.server.Refusal;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** The group that a member is in, and what cannot be one. */
record Membership(Topology topology, Node node) {
  private static final Purpose AGREES = new Purpose.Replicates(Purpose.Mode.GROUP);

  /** The members of the group of {@code node}, who begins it first. */
  static List<Node> of(Topology topology, Node node) {
    return topology.alike(node.name());
  }

  /** Whether one of them takes writes, and not all. */
  static boolean isLedByOne(List<Node> members) {
    return members.stream().filter(Membership::leads).count() == 1;
  }

  private static boolean leads(Node member) {
    return member.kind().role() == Kind.Role.PRIMARY;
  }

  void check() {
    var group =
        topology
            .group(node.name())
            .orElseThrow(
                () -> Refusal.of(node, "is in no group; it needs two others at the least"));
    var members = of(topology, node);
    needed(group);
    for (var other : members) {
      alike(other);
    }
    long leading = members.stream().filter(Membership::leads).count();
    if (leading != members.size() && leading != 1 || !leads(members.getFirst())) {
      throw Refusal.of(
          node,
          "is in group '%s', in which %d of %d begin as primary; the first can, or all",
          group.name(),
          leading,
          members.size());
    }
    for (var edge : topology.from(node.name())) {
      if (!edge.purposes().equals(Set.of(AGREES)) || !group.members().contains(edge.to())) {
        throw Refusal.of(
            node, "has edge %s; it can agree with members of its own group only", edge.name());
      }
    }
  }

  private void needed(Group group) {
    int majority = group.members().size() / 2 + 1;
    if (group.members().size() < 3 || group.needed() != majority) {
      throw Refusal.of(
          node,
          "is in group '%s' of %d, of which %d are needed; it takes three or more, and a majority"
              + " (%d) is needed",
          group.name(),
          group.members().size(),
          group.needed(),
          majority);
    }
  }

  private void alike(Node other) {
    if (other.equals(node)) {
      return;
    }
    if (!(other.kind() instanceof Kind.Member member)
        || !(node.kind() instanceof Kind.Member own)
        || !member.consistency().equals(own.consistency())
        || !member.expelAfter().equals(own.expelAfter())) {
      throw Refusal.of(node, "is in a group with '%s', which is set otherwise", other.name());
    }
    if (!other.site().equals(node.site())) {
      throw Refusal.of(
          node, "is in a group with '%s' of another site; that cannot be wired yet", other.name());
    }
    if (topology.edges().stream()
        .noneMatch(
            edge ->
                edge.purposes().contains(AGREES)
                    && Set.of(edge.from(), edge.to()).equals(Set.of(node.name(), other.name())))) {
      throw Refusal.of(
          node, "has no edge to or from '%s', with which it has to agree", other.name());
    }
  }
}
