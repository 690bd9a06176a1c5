package loadbearing.harness.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.topology.Edge;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/**
 * Who has which address, and where each client finds its server. Within a subnet a node's number is
 * its place in the topology, so an address means the same node before and after a restart.
 *
 * @param topology what is wired
 * @param subnets the subnet of each segment
 * @param control the subnet that only the control container joins
 * @param proxied names of the edges that pass through Toxiproxy; a link stands for all over it
 */
public record Wiring(
    Topology topology, Map<Segment, Subnet> subnets, Subnet control, Set<String> proxied) {
  public static final int TOXIPROXY = 8474;
  private static final int CONTROL = 2;
  private static final int USERS = 3;
  private static final int FIRST_NODE = 10;
  private static final int FIRST_FORWARD = 20_001;
  private static final int FIRST_ROUTE = 21_001;

  /** Host and port. */
  public record Endpoint(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** One proxy of Toxiproxy. */
  public record Route(String name, Endpoint listen, Endpoint upstream) {}

  public Wiring {
    subnets = Map.copyOf(subnets);
    proxied = topology.spread(proxied);
  }

  /** Addresses of a node, or of users, by segment. */
  public Map<Segment, String> addresses(String node) {
    Map<Segment, String> addresses = new TreeMap<>();
    Segment.of(topology, topology.node(node))
        .forEach(segment -> addresses.put(segment, address(node, segment)));
    return addresses;
  }

  /** Addresses of a node on a link, one for each zone that it reaches others in, or they it. */
  public List<String> addresses(String node, Link link) {
    return addresses(node).entrySet().stream()
        .filter(entry -> entry.getKey().place().equals(link.name()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Addresses of the control container in the topology, by segment. */
  public Map<Segment, String> controlAddresses() {
    Map<Segment, String> addresses = new TreeMap<>();
    subnets.forEach((segment, subnet) -> addresses.put(segment, subnet.host(CONTROL)));
    return addresses;
  }

  /** Address of the control container on its own network. */
  public String controlAddress() {
    return control.host(CONTROL);
  }

  /** Where the client of an edge finds its server: directly, or the proxy between. */
  public Endpoint target(Edge edge) {
    return proxied.contains(edge.name()) ? proxy(edge) : server(edge);
  }

  /** Where the server of an edge listens. */
  Endpoint server(Edge edge) {
    var port = topology.node(edge.to()).kind().port();
    return new Endpoint(address(edge.to(), Segment.of(topology, edge)), port);
  }

  /** Where the proxy of an edge listens: in the zone of the edge. */
  public Endpoint proxy(Edge edge) {
    var host = subnets.get(Segment.of(topology, edge)).host(CONTROL);
    return new Endpoint(host, FIRST_ROUTE + topology.edges().indexOf(edge));
  }

  /** Where a node is reached from the control container, past every proxy. */
  public Endpoint direct(Node node) {
    var inner =
        Segment.of(topology, node).stream()
            .filter(segment -> segment.place().equals(node.site()))
            .reduce((first, last) -> last)
            .orElseThrow();
    return new Endpoint(address(node.name(), inner), node.kind().port());
  }

  /**
   * Where one node finds another, over the edge between them, through its proxy if it has one, or
   * in a zone where both stand.
   *
   * @throws IllegalArgumentException if they stand in none
   */
  public Endpoint between(String client, String server) {
    return topology.from(client).stream()
        .filter(edge -> edge.to().equals(server))
        .findFirst()
        .map(this::target)
        .orElseGet(() -> shared(client, server));
  }

  /** The address of {@code server} in a zone where {@code client} stands too, past every proxy. */
  public String near(String client, String server) {
    return shared(client, server).host();
  }

  private Endpoint shared(String client, String server) {
    var near = addresses(client).keySet();
    return addresses(server).entrySet().stream()
        .filter(entry -> near.contains(entry.getKey()))
        .findFirst()
        .map(entry -> new Endpoint(entry.getValue(), topology.node(server).kind().port()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' and '%s' stand in no zone together".formatted(client, server)));
  }

  /** Which node {@code client} finds at {@code endpoint}, {@code host:port}. */
  public String whoListens(String client, String endpoint) {
    return topology.servers().stream()
        .map(Node::name)
        .filter(server -> !server.equals(client) && isAt(client, server, endpoint))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' finds no node at %s".formatted(client, endpoint)));
  }

  private boolean isAt(String client, String server, String endpoint) {
    var near = addresses(client).keySet();
    return addresses(server).keySet().stream().anyMatch(near::contains)
        && between(client, server).toString().equals(endpoint);
  }

  /** The port of the control container that leads to a node. */
  public int forward(Node node) {
    return FIRST_FORWARD + topology.servers().indexOf(node);
  }

  /** The users, whom one container stands for. */
  public Node users() {
    return topology.users().getFirst();
  }

  /** Where users go in: through the edge's proxy, if it has one. */
  public Endpoint entry() {
    return target(topology.from(users().name()).getFirst());
  }

  /** The proxies of the edges that an experiment may disturb. */
  public List<Route> proxies() {
    return topology.edges().stream()
        .filter(edge -> proxied.contains(edge.name()))
        .map(edge -> new Route(edge.name(), proxy(edge), server(edge)))
        .toList();
  }

  /** The ways to nodes for this process, which are there from the start. */
  public List<Route> forwards() {
    List<Route> routes = new ArrayList<>();
    for (var node : topology.servers()) {
      var listen = new Endpoint(controlAddress(), forward(node));
      routes.add(new Route("control-" + node.name(), listen, direct(node)));
    }
    routes.add(new Route("control-entry", new Endpoint(controlAddress(), entryPort()), entry()));
    return routes;
  }

  /** The port of the control container that leads to where users go in. */
  public int entryPort() {
    return FIRST_FORWARD - 1;
  }

  /** Ports of the control container that this process needs. */
  public List<Integer> published() {
    List<Integer> ports = new ArrayList<>(List.of(TOXIPROXY, entryPort()));
    topology.servers().forEach(node -> ports.add(forward(node)));
    return ports;
  }

  private String address(String node, Segment segment) {
    int number =
        topology.isUsers(node)
            ? USERS
            : FIRST_NODE + topology.servers().indexOf(topology.node(node));
    return subnets.get(segment).host(number);
  }
}
