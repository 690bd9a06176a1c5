package loadbearing.harness.control;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Standing;
import loadbearing.harness.inject.Control.Direction;
import loadbearing.topology.Edge;
import loadbearing.topology.Link;

/**
 * Packet filters of nodes: which packets are dropped where. A node's own image needs no tools for
 * it: a helper container joins its network namespace. Traffic of a proxied edge has the proxy's
 * address, so it is dropped at the proxy's end, by the proxy's port.
 */
final class Filters {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Standing standing;
  private final Map<String, String> helpers = new TreeMap<>();
  private final Map<Pair, List<Rule>> rules = new TreeMap<>();
  private final Set<String> counted = new HashSet<>();

  /** Two nodes, the one that drops first, or the two sites of a link. */
  private record Pair(String at, String peer) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return (at + "/" + peer).compareTo(other.at + "/" + other.peer);
    }
  }

  /**
   * A rule in a container's network namespace; {@code where} is a node or the control container.
   */
  private record Rule(String where, String match) {}

  Filters(Standing standing) {
    this.standing = standing;
  }

  synchronized void drop(String at, String peer, Direction direction) {
    var inForce = rules.computeIfAbsent(new Pair(at, peer), it -> new ArrayList<>());
    var missing = rules(at, peer, direction);
    missing.removeAll(inForce);
    apply("-I", missing);
    inForce.addAll(missing);
  }

  /** Where they leave and where they arrive, as users are no machine that could drop them. */
  synchronized void part(Link link, Set<String> from) {
    var inForce = rules.computeIfAbsent(pair(link), it -> new ArrayList<>());
    var missing = new ArrayList<Rule>();
    for (var node : standing.wiring().topology().servers()) {
      for (var address : standing.wiring().addresses(node.name(), link)) {
        if (from.contains(node.site())) {
          missing.add(new Rule(node.name(), "OUTPUT -s " + address));
        }
        if (from.stream().anyMatch(site -> !site.equals(node.site()))) {
          missing.add(new Rule(node.name(), "INPUT -d " + address));
        }
      }
    }
    missing.removeAll(inForce);
    apply("-I", missing);
    inForce.addAll(missing);
  }

  synchronized void join(Link link) {
    undrop(link.one(), link.other());
  }

  /** Sites and nodes have different names. */
  private static Pair pair(Link link) {
    return new Pair(link.one(), link.other());
  }

  synchronized void undrop(String at, String peer) {
    var inForce = rules.remove(new Pair(at, peer));
    if (inForce != null) {
      apply("-D", inForce);
    }
  }

  /** Packets that were dropped so far and have the peer's own address. */
  synchronized long dropped(String at, String peer) {
    var own = Set.copyOf(standing.wiring().addresses(peer).values());
    return rules.getOrDefault(new Pair(at, peer), List.of()).stream()
        .map(Rule::where)
        .distinct()
        .flatMap(this::counters)
        .filter(counter -> counter.target().equals("DROP"))
        .filter(counter -> own.contains(counter.source()) || own.contains(counter.destination()))
        .mapToLong(RuleCounter::packets)
        .sum();
  }

  /** Packets of the edge's client to its proxy, counted since this was asked first. */
  synchronized long packets(Edge edge) {
    var port = standing.wiring().proxy(edge).port();
    if (counted.add(edge.name())) {
      run(Machine.CONTROL, "iptables -w -I INPUT -p tcp --dport " + port);
    }
    return counters(Machine.CONTROL)
        .filter(counter -> counter.target().isEmpty() && counter.rest().contains("dpt:" + port))
        .mapToLong(RuleCounter::packets)
        .sum();
  }

  private Stream<RuleCounter> counters(String where) {
    return run(where, "iptables -w -nvxL")
        .lines()
        .flatMap(line -> RuleCounter.parse(line).stream());
  }

  /** The node's network namespace is about to go; its rules are remembered. */
  synchronized void forget(String node) {
    var helper = helpers.remove(node);
    if (helper != null) {
      standing.engine().remove(helper);
    }
  }

  /** The node has a new network namespace: what was dropped is dropped again. */
  synchronized void restore(String node) {
    apply(
        "-I",
        rules.values().stream()
            .flatMap(List::stream)
            .filter(rule -> rule.where().equals(node))
            .toList());
  }

  /** Whether nothing is dropped. */
  synchronized boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Ends every drop, and takes the helpers away. */
  synchronized void close() {
    List.copyOf(rules.keySet()).forEach(pair -> undrop(pair.at(), pair.peer()));
    List.copyOf(helpers.keySet()).forEach(this::forget);
  }

  private void apply(String verb, List<Rule> changes) {
    changes.stream()
        .collect(Collectors.groupingBy(Rule::where))
        .forEach((where, some) -> run(where, script(verb, some)));
  }

  private String run(String where, String script) {
    return standing.engine().run(place(where), PATIENCE, "bash", "-c", script);
  }

  private static String script(String verb, List<Rule> rules) {
    return rules.stream()
        .map(rule -> "iptables -w %s %s -j DROP".formatted(verb, rule.match()))
        .collect(Collectors.joining(" && "));
  }

  private List<Rule> rules(String at, String peer, Direction direction) {
    var wiring = standing.wiring();
    List<Rule> rules = new ArrayList<>();
    for (var address : peerAddresses(peer)) {
      if (direction != Direction.OUTGOING) {
        rules.add(new Rule(at, "INPUT -s " + address));
      }
      if (direction != Direction.INCOMING) {
        rules.add(new Rule(at, "OUTPUT -d " + address));
      }
    }
    for (var edge : wiring.topology().edges()) {
      var port = wiring.proxy(edge).port();
      if (wiring.proxied().contains(edge.name())
          && edge.from().equals(at)
          && edge.to().equals(peer)) {
        proxied(rules, at, port, direction);
      }
      if (wiring.proxied().contains(edge.name())
          && edge.from().equals(peer)
          && edge.to().equals(at)) {
        proxied(rules, peer, port, reverse(direction));
      }
    }
    return rules;
  }

  /** Rules at the proxy for packets of {@code client}, whose outgoing ones come in here. */
  private void proxied(List<Rule> rules, String client, int port, Direction direction) {
    for (var address : standing.wiring().addresses(client).values()) {
      if (direction != Direction.INCOMING) {
        rules.add(
            new Rule(Machine.CONTROL, "INPUT -s %s -p tcp --dport %d".formatted(address, port)));
      }
      if (direction != Direction.OUTGOING) {
        rules.add(
            new Rule(Machine.CONTROL, "OUTPUT -d %s -p tcp --sport %d".formatted(address, port)));
      }
    }
  }

  private static Direction reverse(Direction direction) {
    return switch (direction) {
      case INCOMING -> Direction.OUTGOING;
      case OUTGOING -> Direction.INCOMING;
      case BOTH -> Direction.BOTH;
    };
  }

  /** Users are probed from the control container too, on their own network. */
  private List<String> peerAddresses(String peer) {
    var wiring = standing.wiring();
    List<String> addresses = new ArrayList<>(wiring.addresses(peer).values());
    if (wiring.topology().isUsers(peer)) {
      wiring
          .addresses(peer)
          .keySet()
          .forEach(it -> addresses.add(wiring.controlAddresses().get(it)));
    }
    return addresses;
  }

  private String place(String where) {
    return where.equals(Machine.CONTROL)
        ? standing.control()
        : helpers.computeIfAbsent(where, this::help);
  }

  private String help(String node) {
    var engine = standing.engine();
    var image = engine.client().inspectContainerCmd(standing.control()).exec().getImageId();
    var id =
        engine
            .client()
            .createContainerCmd(image)
            .withLabels(engine.labels())
            .withEntrypoint("sleep", "infinity")
            .withHostConfig(
                HostConfig.newHostConfig()
                    .withNetworkMode("container:" + standing.container(node))
                    .withCapAdd(Capability.NET_ADMIN))
            .exec()
            .getId();
    engine.client().startContainerCmd(id).exec();
    return id;
  }
}
