package loadbearing.harness.network;

import java.util.List;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * Refuses a topology of which something would be ignored: what cannot be wired is an error before
 * anything starts.
 */
public final class Wirable {
  private final Topology topology;

  private Wirable(Topology topology) {
    this.topology = topology;
  }

  /**
   * Throws unless every node and every edge of {@code topology} can be stood up.
   *
   * @throws IllegalArgumentException that names the node and its kind
   */
  public static void require(Topology topology) {
    var wirable = new Wirable(topology);
    topology.servers().stream().filter(Wirable::isHomeless).findFirst().ifPresent(Wirable::refuse);
    wirable.users();
    topology.servers().forEach(wirable::node);
    topology.edges().forEach(wirable::edge);
    wirable.groups();
  }

  /** Whether every node and every edge of {@code topology} can be stood up. */
  public static boolean is(Topology topology) {
    try {
      require(topology);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What a kind of node without a home is answered. */
  public static IllegalArgumentException noHome(Node node) {
    return new IllegalArgumentException(
        "node '%s' is a %s, which cannot be stood up yet"
            .formatted(node.name(), word(node.kind())));
  }

  /** What a kind without a home is answered. */
  public static IllegalArgumentException noHome(Kind kind) {
    return new IllegalArgumentException("a %s cannot be stood up yet".formatted(word(kind)));
  }

  private static boolean isHomeless(Node node) {
    return node.kind() instanceof Kind.Redis || node.kind() instanceof Kind.Service;
  }

  private static void refuse(Node node) {
    throw noHome(node);
  }

  private void users() {
    if (topology.users().size() > 1) {
      throw refused(topology.users().get(1), "is a second group of users; one can be stood for");
    }
    var users = topology.users().getFirst();
    var entries = topology.from(users.name());
    if (entries.size() > 1) {
      throw refused(users, "go in by %s; they can go in by one edge".formatted(names(entries)));
    }
    if (((Kind.Users) users.kind()).manner() != Kind.Manner.NAIVE) {
      throw refused(users, "are forgiving; they can be naive only");
    }
  }

  private void node(Node node) {
    var edges = topology.from(node.name());
    switch (node.kind()) {
      case Kind.Users users -> throw noHome(node);
      case Kind.Redis redis -> throw noHome(node);
      case Kind.Service service -> throw noHome(node);
      case Kind.SingleServer single -> none(node, edges);
      case Kind.AppNode app -> app(node, edges);
      case Kind.LoadBalancer balancer -> balancer(node, edges);
      case Kind.DatabaseBalancer balancer -> databases(node, edges);
      case Kind.Database database -> database(node, database.role(), edges);
    }
  }

  private void app(Node node, List<Edge> edges) {
    var writes = edges.stream().filter(edge -> edge.goals().contains(Goal.WRITE)).toList();
    var reads = edges.stream().filter(edge -> edge.goals().contains(Goal.READ)).toList();
    var sessions = edges.stream().filter(edge -> edge.is(Purpose.Remembers.class)).toList();
    for (var alternatives : List.of(writes, reads, sessions)) {
      if (alternatives.size() > 1) {
        throw refused(
            node, "has %s for one purpose; it can have one".formatted(names(alternatives)));
      }
    }
    if (!sessions.isEmpty() && !sessions.equals(writes)) {
      throw refused(
          node,
          "keeps sessions over %s; it can keep them where it writes".formatted(names(sessions)));
    }
  }

  private void balancer(Node node, List<Edge> edges) {
    if (edges.stream().map(Edge::goals).distinct().count() > 1) {
      throw refused(
          node, "sends different goals over %s; it can send all to all".formatted(names(edges)));
    }
  }

  private void databases(Node node, List<Edge> edges) {
    edges.stream()
        .filter(edge -> edge.carries(Goal.WRITE) || edge.carries(Goal.SESSION))
        .findFirst()
        .ifPresent(
            edge -> {
              throw refused(node, "balances more than reads over %s".formatted(edge.name()));
            });
  }

  private void database(Node node, Kind.Role role, List<Edge> edges) {
    var sources = edges.stream().filter(Edge::isReplication).toList();
    if (sources.size() != edges.size()) {
      throw refused(node, "has %s; a database can follow its source only".formatted(names(edges)));
    }
    if (sources.size() > (role == Kind.Role.REPLICA ? 1 : 0)) {
      throw refused(
          node,
          "follows over %s; a replica can follow one source, a primary none"
              .formatted(names(sources)));
    }
  }

  private void none(Node node, List<Edge> edges) {
    if (!edges.isEmpty()) {
      throw refused(node, "has %s; it can have no servers".formatted(names(edges)));
    }
  }

  private void edge(Edge edge) {
    var client = topology.node(edge.from());
    for (var purpose : edge.purposes()) {
      if (!isKnown(purpose)) {
        throw refused(
            client,
            "has edge %s, whose purpose (%s) cannot be wired yet".formatted(edge.name(), purpose));
      }
    }
    if (edge.optional()) {
      throw refused(
          client, "has edge %s, which is optional; it cannot be wired yet".formatted(edge.name()));
    }
  }

  private static boolean isKnown(Purpose purpose) {
    return purpose instanceof Purpose.Serves
        || purpose instanceof Purpose.Remembers
        || purpose instanceof Purpose.Replicates it && it.mode() == Purpose.Mode.ASYNCHRONOUS;
  }

  private void groups() {
    for (var address : topology.addresses()) {
      throw refused(
          topology.node(address.holders().getFirst()),
          "holds address '%s', which floats; it cannot be wired yet".formatted(address.name()));
    }
    for (var group : topology.groups()) {
      if (group.needed() > 1) {
        throw refused(
            topology.node(group.members().getFirst()),
            "is in group '%s', of which %d are needed; one is what can be wired yet"
                .formatted(group.name(), group.needed()));
      }
    }
  }

  private static List<String> names(List<Edge> edges) {
    return edges.stream().map(Edge::name).toList();
  }

  private static IllegalArgumentException refused(Node node, String why) {
    return new IllegalArgumentException(
        "node '%s' (%s) %s".formatted(node.name(), word(node.kind()), why));
  }

  private static String word(Kind kind) {
    return kind.getClass().getSimpleName();
  }
}
