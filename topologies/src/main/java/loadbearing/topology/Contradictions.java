package loadbearing.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses what cannot be a topology; a description that was built can be relied on. */
record Contradictions(
    String id,
    List<Node> nodes,
    List<Edge> edges,
    List<Group> groups,
    List<Address> addresses,
    List<Link> links) {
  private static final double ROUNDING = 1e-9;

  void check() {
    names();
    groups.forEach(this::group);
    addresses.forEach(address -> address.holders().forEach(it -> machine("address", address, it)));
    links.forEach(this::link);
    edges.forEach(this::edge);
    users();
  }

  private void names() {
    Set<String> seen = new HashSet<>();
    Stream.of(
            nodes.stream().map(Node::name),
            groups.stream().map(Group::name),
            addresses.stream().map(Address::name),
            nodes.stream().map(Node::site).distinct())
        .flatMap(names -> names)
        .filter(name -> !seen.add(name))
        .findFirst()
        .ifPresent(name -> refuse("has two nodes, groups, addresses or sites named '%s'", name));
    Set<String> wires = new HashSet<>();
    edges.stream()
        .filter(edge -> !wires.add(edge.name()))
        .findFirst()
        .ifPresent(
            edge -> refuse("has edge %s twice; one edge can have several purposes", edge.name()));
  }

  private void group(Group group) {
    group.members().forEach(member -> machine("group", group, member));
    for (var other : groups) {
      if (!other.equals(group)) {
        group.members().stream()
            .filter(other.members()::contains)
            .findFirst()
            .ifPresent(
                it ->
                    refuse(
                        "has '%s' in two groups, '%s' and '%s'", it, group.name(), other.name()));
      }
    }
  }

  private void link(Link link) {
    var sites = nodes.stream().map(Node::site).distinct().toList();
    for (var site : List.of(link.one(), link.other())) {
      if (!sites.contains(site)) {
        refuse("has no site '%s', which link %s names; its sites are %s", site, link.name(), sites);
      }
    }
    if (links.stream().filter(other -> other.connects(link.one(), link.other())).count() > 1) {
      refuse("has two links between '%s' and '%s'", link.one(), link.other());
    }
  }

  private void edge(Edge edge) {
    var client = end(edge.from()).orElseThrow(() -> unknown(edge));
    var servers = servers(edge);
    stands(edge, client);
    for (var server : servers) {
      stands(edge, server);
      if (server.isUsers()) {
        refuse("has edge %s, but users serve nobody", edge.name());
      }
      if (!isLinked(client.site(), server.site())) {
        refuse(
            "has edge %s from site '%s' to site '%s', which no link connects",
            edge.name(), client.site(), server.site());
      }
    }
    alternatives(edge);
  }

  /** Whether a purpose is needed must not depend on which of its alternatives is asked. */
  private void alternatives(Edge edge) {
    for (var other : edges) {
      for (var purpose : edge.purposes()) {
        if (other.from().equals(edge.from())
            && other.is(purpose.getClass())
            && other.optional() != edge.optional()) {
          refuse(
              "has alternatives %s and %s, of which one is optional and one is not",
              edge.name(), other.name());
        }
      }
    }
  }

  private void users() {
    var users = nodes.stream().filter(Node::isUsers).toList();
    if (users.isEmpty()) {
      refuse("has no users");
    }
    for (var group : users) {
      if (edges.stream().noneMatch(it -> it.from().equals(group.name()) && !it.goals().isEmpty())) {
        refuse("has no edge from '%s' that serves them", group.name());
      }
    }
    double shares = users.stream().mapToDouble(it -> ((Kind.Users) it.kind()).share()).sum();
    if (Math.abs(shares - 1) > ROUNDING) {
      refuse("has users whose shares add up to %s, not to 1", shares);
    }
  }

  private void machine(String what, Object whole, String name) {
    if (nodes.stream().noneMatch(node -> node.name().equals(name) && !node.isUsers())) {
      refuse("has no machine '%s', which %s names: %s", name, what, whole);
    }
  }

  private Collection<Node> servers(Edge edge) {
    List<Node> servers = new ArrayList<>();
    addresses.stream()
        .filter(address -> address.name().equals(edge.to()))
        .flatMap(address -> address.holders().stream())
        .forEach(holder -> end(holder).ifPresent(servers::add));
    end(edge.to()).ifPresent(servers::add);
    if (servers.isEmpty()) {
      throw unknown(edge);
    }
    return servers;
  }

  private Optional<Node> end(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  private IllegalArgumentException unknown(Edge edge) {
    return new IllegalArgumentException(
        "edge %s names a node that topology '%s' does not have; its nodes are %s"
            .formatted(edge.name(), id, nodes.stream().map(Node::name).toList()));
  }

  private static void stands(Edge edge, Node node) {
    if (!node.zones().contains(edge.zone())) {
      throw new IllegalArgumentException(
          "edge %s needs zone %s, where '%s' does not stand"
              .formatted(edge.name(), edge.zone(), node.name()));
    }
  }

  private boolean isLinked(String site, String another) {
    return site.equals(another) || links.stream().anyMatch(link -> link.connects(site, another));
  }

  private void refuse(String why, Object... values) {
    throw new IllegalArgumentException("topology '%s' ".formatted(id) + why.formatted(values));
  }
}
