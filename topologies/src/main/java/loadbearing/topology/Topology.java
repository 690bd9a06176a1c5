package loadbearing.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An architecture as a graph: nodes, and edges from client to server. Users are the source of every
 * walk; an answer comes from a node that holds data.
 *
 * @param id the architecture's id in the catalogue, {@code A4}
 * @param name for people, {@code horizontal scaling}
 * @param summary one sentence of what stands up
 * @param nodes in the order they were added; a node's number on its networks follows from it
 * @param edges in the order they were added; at least one starts at users
 * @param groups nodes that are alike, or that are needed together; a node is in one at most
 * @param addresses that float between nodes
 * @param links between sites
 */
public record Topology(
    String id,
    String name,
    String summary,
    List<Node> nodes,
    List<Edge> edges,
    List<Group> groups,
    List<Address> addresses,
    List<Link> links) {

  public Topology {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    groups = List.copyOf(groups);
    addresses = List.copyOf(addresses);
    links = List.copyOf(links);
    new Contradictions(id, nodes, edges, groups, addresses, links).check();
  }

  /** Nodes and edges alone. */
  public Topology(String id, String name, String summary, List<Node> nodes, List<Edge> edges) {
    this(id, name, summary, nodes, edges, List.of(), List.of(), List.of());
  }

  /** The node of that name; the error lists those there are. */
  public Node node(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "topology '%s' has no node '%s'; its nodes are %s"
                        .formatted(id, name, nodes.stream().map(Node::name).toList())));
  }

  /** The machine of that name; users are none. The error lists those there are. */
  public Node server(String name) {
    return servers().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "topology '%s' has no node '%s'; its nodes are %s"
                        .formatted(id, name, servers().stream().map(Node::name).toList())));
  }

  /** The edge of that name, {@code from->to}; the error lists those there are. */
  public Edge edge(String name) {
    return edges.stream()
        .filter(edge -> edge.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "topology '%s' has no edge '%s'; its edges are %s"
                        .formatted(id, name, edges.stream().map(Edge::name).toList())));
  }

  /** Edges on which {@code node} is the client. */
  public List<Edge> from(String node) {
    return edges.stream().filter(edge -> edge.from().equals(node)).toList();
  }

  /** Edges on which {@code node} is the server. */
  public List<Edge> to(String node) {
    return edges.stream().filter(edge -> edge.to().equals(node)).toList();
  }

  /** Nodes of one kind, in order. */
  public List<Node> nodes(Class<? extends Kind> kind) {
    return nodes.stream().filter(node -> kind.isInstance(node.kind())).toList();
  }

  /** The machines: every node that is not users, in order. */
  public List<Node> servers() {
    return nodes.stream().filter(node -> !node.isUsers()).toList();
  }

  /** The groups of users, in order; at least one. */
  public List<Node> users() {
    return nodes(Kind.Users.class);
  }

  /** Whether a group of users has that name. */
  public boolean isUsers(String name) {
    return users().stream().anyMatch(users -> users.name().equals(name));
  }

  /** The sites, in alphabetical order. */
  public Set<String> sites() {
    return nodes.stream().map(Node::site).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The group that {@code node} is in. */
  public Optional<Group> group(String node) {
    return groups.stream().filter(group -> group.members().contains(node)).findFirst();
  }

  /** The nodes that are as good as {@code node}: its group, or itself alone. */
  public List<Node> alike(String node) {
    var known = node(node);
    return group(node)
        .map(group -> group.members().stream().map(this::node).toList())
        .orElse(List.of(known));
  }

  /** The nodes that answer to a name in an edge: one node, or the holders of an address. */
  public List<Node> behind(String name) {
    return addresses.stream()
        .filter(address -> address.name().equals(name))
        .findFirst()
        .map(address -> address.holders().stream().map(this::node).toList())
        .orElseGet(() -> List.of(node(name)));
  }

  /** The link between two sites; empty where they are one and the same. */
  public Optional<Link> link(String site, String another) {
    return links.stream().filter(link -> link.connects(site, another)).findFirst();
  }

  /** The link of that name, {@code dc1--dc2}; the error lists those there are. */
  public Link link(String name) {
    return links.stream()
        .filter(link -> link.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "topology '%s' has no link '%s'; its links are %s"
                        .formatted(id, name, links.stream().map(Link::name).toList())));
  }

  /** The edges that pass a link, in order. */
  public List<Edge> over(Link link) {
    return edges.stream().filter(edge -> passes(edge, link)).toList();
  }

  /**
   * Names of edges, where a link's name stands for those of all edges over it.
   *
   * @throws IllegalArgumentException naming the first edge or link that is not there
   */
  public Set<String> spread(Set<String> names) {
    return names.stream()
        .flatMap(name -> name.contains("->") ? Stream.of(edge(name)) : over(link(name)).stream())
        .map(Edge::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean passes(Edge edge, Link link) {
    var client = node(edge.from()).site();
    return behind(edge.to()).stream().anyMatch(it -> link.connects(client, it.site()));
  }

  /** The machines of a site, in order; the error lists the sites there are. */
  public List<Node> machines(String site) {
    if (!sites().contains(site)) {
      throw new IllegalArgumentException(
          "topology '%s' has no site '%s'; its sites are %s".formatted(id, site, sites()));
    }
    return servers().stream().filter(node -> node.site().equals(site)).toList();
  }

  /** The same topology with another budget for one node. */
  public Topology with(String node, Budget budget) {
    var changed = node(node);
    return with(other -> other.equals(changed) ? other.with(budget) : other);
  }

  /** The same topology with another setting of one node, which stays where it is. */
  public Topology with(String node, Kind kind) {
    var changed = node(node);
    return with(
        other ->
            other.equals(changed)
                ? new Node(node, kind, other.site(), other.zones(), other.budget())
                : other);
  }

  /** The same topology under another name, for whoever must not take it for this one. */
  public Topology named(String otherId, String otherName) {
    return new Topology(otherId, otherName, summary, nodes, edges, groups, addresses, links);
  }

  /** The same topology with one budget for every machine. */
  public Topology with(Budget budget) {
    return with(node -> node.isUsers() ? node : node.with(budget));
  }

  /** The same topology, with these nodes said to be alike. */
  public Topology with(Group... groups) {
    return new Topology(id, name, summary, nodes, edges, List.of(groups), addresses, links);
  }

  /** The same topology, with these addresses. */
  public Topology with(Address... addresses) {
    return new Topology(id, name, summary, nodes, edges, groups, List.of(addresses), links);
  }

  private Topology with(UnaryOperator<Node> change) {
    return new Topology(
        id, name, summary, nodes.stream().map(change).toList(), edges, groups, addresses, links);
  }

  private Optional<Node> find(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }
}
