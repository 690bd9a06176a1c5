package loadbearing.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/**
 * An operator gives a database another part in replication. Where another one takes the writes from
 * then on, those who write are told so, and replicas of the former one follow the new one if they
 * have nothing that it lacks.
 */
public sealed interface RoleAct extends Act {
  /** A replica becomes the primary; the one it followed is deposed, and may not know it. */
  record Promote(String node) implements RoleAct {
    @Override
    public Set<String> targets() {
      return Set.of(node);
    }

    @Override
    public String words() {
      return "promote " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return replicated(topology, node).or(() -> unreached(topology, node));
    }
  }

  /** The replica that has received most becomes the primary, of those that answer. */
  record PromoteBest() implements RoleAct {
    /** None by plan: which it is shows when it is done. */
    @Override
    public Set<String> targets() {
      return Set.of();
    }

    @Override
    public String words() {
      return "promote best";
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      var sets = Succession.of(topology).sets();
      if (sets.size() != 1) {
        return Optional.of(
            "'%s' has %d sets of a primary and its replicas, and needs one"
                .formatted(topology.id(), sets.size()));
      }
      return sets.getFirst().stream()
          .flatMap(node -> unreached(topology, node).stream())
          .findFirst();
    }
  }

  /**
   * Another database takes the writes, and none is lost: the primary takes no more, the other gets
   * all it has and is promoted, and the former primary follows it.
   */
  record Switchover(String node) implements RoleAct {
    @Override
    public Set<String> targets() {
      return Set.of(node);
    }

    @Override
    public String words() {
      return "switchover to " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return replicated(topology, node).or(() -> unreached(topology, node));
    }
  }

  /**
   * A database follows the present primary. What it has and the primary lacks is thrown away, with
   * all its data, of which it gets a copy of the primary's.
   */
  record Rejoin(String node) implements RoleAct {
    @Override
    public Set<String> targets() {
      return Set.of(node);
    }

    @Override
    public String words() {
      return "rejoin " + node;
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return replicated(topology, node);
    }
  }

  private static Optional<String> replicated(Topology topology, String node) {
    var replicated =
        Succession.of(topology).sets().stream().flatMap(List::stream).collect(Collectors.toSet());
    return Choice.among(topology, it -> replicated.contains(it.name()))
        .obstacle(node, "'%s' is no database of one primary with replicas");
  }

  /** Those who write have to be told where, and to get there. */
  private static Optional<String> unreached(Topology topology, String node) {
    return Succession.of(topology).writers(node).stream()
        .filter(writer -> !canWrite(topology.node(writer), topology.node(node)))
        .findFirst()
        .map(
            writer ->
                "'%s' cannot be told to write to '%s'; it has to be an app node that stands in a zone of it"
                    .formatted(writer, node));
  }

  private static boolean canWrite(Node writer, Node database) {
    return writer.kind() instanceof Kind.AppNode
        && writer.site().equals(database.site())
        && writer.zones().stream().anyMatch(database.zones()::contains);
  }
}
