package loadbearing.analysis.observed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.history.RoleChange;
import loadbearing.history.Run;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/**
 * A stretch of a run in which one database took the writes, by its role.
 *
 * @param node which
 * @param begin in seconds since time zero
 * @param end in seconds since time zero, open
 */
public record Reign(String node, double begin, double end) {
  /**
   * Those of all databases of a run, by node in the topology's order; empty where there is one
   * database, which has nobody to hand over to.
   */
  public static List<Reign> of(Run run) {
    var databases =
        run.topology().servers().stream()
            .filter(node -> node.kind() instanceof Kind.Database)
            .map(Node::name)
            .toList();
    return databases.size() < 2
        ? List.of()
        : databases.stream().flatMap(node -> of(run, node)).toList();
  }

  private static Stream<Reign> of(Run run, String node) {
    long end = run.plan().duration().toNanos();
    List<Long> turns = new ArrayList<>(List.of(0L));
    run.history().of(RoleChange.class).stream()
        .filter(change -> change.node().equals(node) && change.at() > 0 && change.at() < end)
        .map(RoleChange::at)
        .sorted(Comparator.naturalOrder())
        .forEach(turns::add);
    turns.add(end);
    List<Reign> reigns = new ArrayList<>();
    for (int i = 1; i < turns.size(); i++) {
      if (run.role(node, turns.get(i - 1)) == Kind.Role.PRIMARY) {
        reigns.add(new Reign(node, turns.get(i - 1) / 1e9, turns.get(i) / 1e9));
      }
    }
    return reigns.stream();
  }
}
