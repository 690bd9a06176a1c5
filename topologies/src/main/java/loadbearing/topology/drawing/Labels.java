package loadbearing.topology.drawing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import loadbearing.topology.Budget;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/** Nodes and edges in words. */
public final class Labels {
  private Labels() {}

  /** What a node is, with the setting that matters most: {@code load balancer (roundrobin)}. */
  public static String of(Kind kind) {
    return switch (kind) {
      case Kind.SingleServer server -> "web server and database";
      case Kind.AppNode app -> "app node";
      case Kind.LoadBalancer balancer -> "load balancer (" + balancer.balancing().word() + ")";
      case Kind.ReadBalancer balancer -> "read balancer (" + balancer.balancing().word() + ")";
      case Kind.Database database -> "database, " + word(database.role());
    };
  }

  /** What an edge carries: {@code reads, writes}, or {@code replication}. */
  public static String of(Edge edge) {
    return edge.isReplication()
        ? "replication"
        : Arrays.stream(Goal.values())
            .filter(edge.goals()::contains)
            .map(Labels::of)
            .collect(Collectors.joining(", "));
  }

  /** A goal in the plural: {@code reads}. */
  public static String of(Goal goal) {
    return goal.name().toLowerCase(Locale.ROOT) + "s";
  }

  /** A budget: {@code 0.5 CPU, 1024 MiB}. */
  public static String of(Budget budget) {
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
