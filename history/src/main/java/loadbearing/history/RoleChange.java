package loadbearing.history;

import java.util.List;
import java.util.stream.Stream;
import loadbearing.fault.Act;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.Topology;

/**
 * A node has another role from now on.
 *
 * @param node whose role it is
 * @param role the new one
 * @param at when, ns since time zero
 */
public record RoleChange(String node, Role role, long at) implements Event {

  /** What an operator's act changes at once; whom a promoted replica followed is deposed. */
  public static List<RoleChange> by(Act act, Topology topology, long at) {
    return switch (act) {
      case Act.Promote promote ->
          Stream.concat(
                  sources(promote.node(), topology)
                      .map(source -> new RoleChange(source, Role.DEPOSED, at)),
                  Stream.of(new RoleChange(promote.node(), Role.PRIMARY, at)))
              .toList();
      case Act.Drain drain -> List.of(new RoleChange(drain.node(), Role.DRAINED, at));
      case Act.Add add -> List.of(new RoleChange(add.node(), Role.ACTIVE, at));
    };
  }

  private static Stream<String> sources(String replica, Topology topology) {
    return topology.from(replica).stream().filter(Edge::isReplication).map(Edge::to);
  }
}
