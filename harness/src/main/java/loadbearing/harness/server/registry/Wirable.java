package loadbearing.harness.server.registry;

import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.Server;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * Refuses a topology of which something would be ignored: what cannot be wired is an error before
 * anything starts.
 */
final class Wirable {
  private final Topology topology;
  private final Homes homes;

  Wirable(Topology topology, Homes homes) {
    this.topology = topology;
    this.homes = homes;
  }

  /**
   * Throws unless every node and every edge can be stood up.
   *
   * @throws IllegalArgumentException that names the node, its kind and the edge
   */
  void check() {
    users();
    addresses();
    groups();
    topology.edges().forEach(this::optional);
    homes.all().forEach(this::purposes);
    homes.all().forEach(server -> server.check(topology));
  }

  /** One load generator stands for all users, and has one address to go to. */
  private void users() {
    if (topology.users().size() > 1) {
      throw Refusal.of(topology.users().get(1), "is a second group of users; one can be stood for");
    }
    var users = topology.users().getFirst();
    var entries = topology.from(users.name());
    if (entries.size() != 1) {
      throw Refusal.of(users, "go in by %s; they can go in by one edge", Refusal.names(entries));
    }
    for (var purpose : entries.getFirst().purposes()) {
      if (!(purpose instanceof Purpose.Serves)) {
        throw Refusal.of(
            users,
            "go in by %s, and have no use for what else it is for (%s)",
            entries.getFirst().name(),
            purpose);
      }
    }
    if (((Kind.Users) users.kind()).manner() != Kind.Manner.NAIVE) {
      throw Refusal.of(users, "are forgiving; they can be naive only");
    }
  }

  private void addresses() {
    for (var address : topology.addresses()) {
      throw Refusal.of(
          topology.node(address.holders().getFirst()),
          "holds address '%s', which floats; that cannot be wired yet",
          address.name());
    }
  }

  private void groups() {
    for (var group : topology.groups()) {
      if (group.needed() > 1
          && !group.members().stream().allMatch(it -> haveOwnJudges(it) || agrees(it))) {
        throw Refusal.of(
            topology.node(group.members().getFirst()),
            "is in group '%s', of which %d are needed; one is what can be wired yet",
            group.name(),
            group.needed());
      }
    }
  }

  /** Whether all clients of a member see to it themselves that enough members are there. */
  private boolean haveOwnJudges(String member) {
    return topology.to(member).stream().allMatch(edge -> isItsOwnJudge(edge.from()))
        && topology.from(member).stream().noneMatch(Edge::isReplication);
  }

  /** Whether it and its group see to that: without enough of them none takes a write. */
  private boolean agrees(String member) {
    return topology.node(member).kind() instanceof Kind.Member;
  }

  private void optional(Edge edge) {
    if (edge.optional() && !isItsOwnJudge(edge.from())) {
      throw Refusal.of(
          topology.node(edge.from()),
          "has edge %s, which is optional; that cannot be wired yet",
          edge.name());
    }
  }

  private boolean isItsOwnJudge(String client) {
    return !topology.isUsers(client) && homes.of(client).isItsOwnJudge();
  }

  private void purposes(Server server) {
    for (var edge : topology.from(server.node().name())) {
      for (var purpose : edge.purposes()) {
        if (!server.wants().contains(purpose.getClass())) {
          throw Refusal.of(
              server.node(),
              "has edge %s, and no use for what it is for (%s)",
              edge.name(),
              purpose);
        }
      }
    }
  }
}
