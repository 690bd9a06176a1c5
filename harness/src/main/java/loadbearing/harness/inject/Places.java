package loadbearing.harness.inject;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import loadbearing.fault.EdgeFault;
import loadbearing.fault.Fault;
import loadbearing.fault.LinkFault;
import loadbearing.fault.NodeFault;
import loadbearing.fault.SiteFault;
import loadbearing.fault.Way;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.topology.Edge;
import loadbearing.topology.Node;

/**
 * What befalls sites and the links between them. It is proved on every machine of the site, and
 * over every edge that passes the link, from where its client stands.
 */
final class Places {
  private final Control control;
  private final Proxies proxies;
  private final Function<Fault, Effect> parts;

  /**
   * @param parts what a fault of one node, or of one edge, does
   */
  Places(Control control, Proxies proxies, Function<Fault, Effect> parts) {
    this.control = control;
    this.proxies = proxies;
    this.parts = parts;
  }

  Effect lose(SiteFault.Lose lose) {
    return Effect.all(
        control.topology().machines(lose.site()).stream()
            .map(Node::name)
            .map(node -> parts.apply(new NodeFault.Crash(node)).of(node))
            .toList());
  }

  /** What users send is dropped as if their edge alone were cut, as they are no machine. */
  Effect cut(LinkFault.Cut cut) {
    var link = control.topology().link(cut.link());
    var users = over(cut).filter(it -> control.topology().isUsers(it.from()));
    var usersCut = users.map(edge -> cut(edge, cut)).toList();
    var seen = Effect.all(over(cut).map(edge -> cut(edge, cut).of(edge.name())).toList());
    return new Effect(
        () -> {
          control.part(link, cut.from());
          usersCut.forEach(edge -> edge.begin().run());
        },
        () -> {
          usersCut.forEach(edge -> edge.heal().run());
          control.join(link);
        },
        seen.bites(),
        seen.gone(),
        seen.before());
  }

  private Effect cut(Edge edge, LinkFault.Cut cut) {
    return parts.apply(new EdgeFault.Cut(edge.name(), way(edge, cut.from())));
  }

  /** Edges that stand by are slowed too; it is enough that somebody uses one of all. */
  Effect slow(LinkFault.Slow slow) {
    var edges =
        over(slow).map(edge -> new Lateness(control, edge, slow.latency(), slow.jitter())).toList();
    return Effect.all(edges.stream().map(edge -> slow(edge, slow)).toList())
        .and(() -> edges.stream().map(Lateness::others).reduce(Sight::or).orElseThrow());
  }

  private Effect slow(Lateness lateness, LinkFault.Slow slow) {
    var toxic = Toxic.latency(way(lateness.edge(), slow.from()), slow.latency(), slow.jitter());
    return lateness.regardless(proxies, toxic).of(lateness.edge().name());
  }

  private Stream<Edge> over(LinkFault fault) {
    return control.topology().over(control.topology().link(fault.link())).stream();
  }

  /** Of an edge over a link, what comes from one of these sites is its client's or its server's. */
  private Way way(Edge edge, Set<String> from) {
    if (from.size() == 2) {
      return Way.BOTH;
    }
    return from.contains(control.topology().node(edge.from()).site()) ? Way.REQUESTS : Way.ANSWERS;
  }
}
