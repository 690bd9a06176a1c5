package loadbearing.topology.drawing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import loadbearing.topology.Budget;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Sabotage;

/** Nodes and edges in words. */
public final class Labels {
  private Labels() {}

  /** What a node is, with the setting that matters most: {@code load balancer (roundrobin)}. */
  public static String of(Kind kind) {
    return switch (kind) {
      case Kind.Users users -> "users";
      case Kind.SingleServer server -> "web server and database";
      case Kind.AppNode app -> of(app);
      case Kind.LoadBalancer balancer -> "load balancer (" + balancer.balancing().word() + ")";
      case Kind.DatabaseBalancer balancer ->
          "database balancer (" + balancer.balancing().word() + ")";
      case Kind.Database database -> "database, " + word(database.role());
      case Kind.Member member ->
          "group member, %s (%s, expelled after %d s)"
              .formatted(
                  word(member.role()),
                  member.consistency().name().toLowerCase(Locale.ROOT),
                  member.expelAfter().toSeconds());
      case Kind.Redis redis -> "Redis";
      case Kind.Controller controller -> "failover controller";
      case Kind.Service service -> "service (" + service.image() + ")";
    };
  }

  /** One that is told to do something wrong is never taken for another. */
  private static String of(Kind.AppNode app) {
    return app.sabotage() instanceof Sabotage.None
        ? "app node"
        : "app node, SABOTAGED: " + app.sabotage().words();
  }

  /** What an edge is for: {@code reads, writes, keeps sessions}, or {@code replication}. */
  public static String of(Edge edge) {
    var purposes =
        edge.purposes().stream()
            .map(Labels::of)
            .sorted(Comparator.comparing(Said::rank))
            .map(Said::words)
            .collect(Collectors.joining(", "));
    return edge.optional() ? purposes + " (optional)" : purposes;
  }

  /** Words, and where they stand among others. */
  private record Said(int rank, String words) {}

  private static Said of(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Serves serves -> new Said(0, goals(serves));
      case Purpose.Remembers remembers -> new Said(1, "keeps sessions");
      case Purpose.Caches caches -> new Said(2, "cache");
      case Purpose.Queues queues -> new Said(3, "queue");
      case Purpose.Consumes consumes -> new Said(4, "takes from queue");
      case Purpose.Resolves resolves -> new Said(5, "names");
      case Purpose.Watches watches -> new Said(6, "watches");
      case Purpose.Replicates replicates -> new Said(7, of(replicates.mode()));
    };
  }

  private static String of(Purpose.Mode mode) {
    return switch (mode) {
      case ASYNCHRONOUS -> "replication";
      case SEMISYNCHRONOUS -> "semi-synchronous replication";
      case GROUP -> "group replication";
    };
  }

  private static String goals(Purpose.Serves serves) {
    return Arrays.stream(Goal.values())
        .filter(serves.goals()::contains)
        .map(Labels::of)
        .collect(Collectors.joining(", "));
  }

  /** A goal in the plural: {@code reads}. */
  public static String of(Goal goal) {
    return goal.name().toLowerCase(Locale.ROOT) + "s";
  }

  /** A budget: {@code 0.5 CPU, 1024 MiB}. */
  public static String of(Budget budget) {
    if (budget.equals(Budget.UNLIMITED)) {
      return "no limit";
    }
    return String.format(Locale.ROOT, "%s CPU, %d MiB", budget.cpus(), budget.memoryMebibytes());
  }

  /** The zones a node stands in, from the users inwards: {@code public, web}. */
  public static String zones(Node node) {
    return node.zones().stream()
        .sorted()
        .map(zone -> zone.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String word(Kind.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
