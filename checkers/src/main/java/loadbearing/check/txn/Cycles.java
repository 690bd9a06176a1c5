package loadbearing.check.txn;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import loadbearing.check.txn.Sentences.Link;
import loadbearing.check.txn.ShortestCycle.Form;

/**
 * Finds the cycles in a graph of dependencies, by kind and by variant of order.
 *
 * <p>Nothing is enumerated: which edges lie on a cycle of some kind follows from strongly connected
 * components and from one search for {@link Closed} edges, and a shortest cycle is then looked for
 * through a few of those edges. So a component of any size is decided.
 */
final class Cycles {
  /** Edges tried for a short cycle, per component and in all. */
  private static final int TRIES = 3;

  private static final int ALL_TRIES = 24;

  private final Core core;
  private final Graph graph;
  private final int transactions;
  private final Gathered gathered;
  private final Sentences sentences;
  private final ShortestCycle shortest;
  private final StrongComponents whole;

  Cycles(Core core, Gathered gathered, Sentences sentences) {
    this.core = core;
    graph = core.graph();
    transactions = core.transactions();
    this.gathered = gathered;
    this.sentences = sentences;
    shortest = new ShortestCycle(graph, transactions);
    whole = StrongComponents.of(graph, -1);
  }

  /** How many transactions the largest component has. */
  int largestComponent() {
    var sizes = new int[whole.count()];
    var largest = 0;
    for (var t = 0; t < transactions; t++) {
      largest = Math.max(largest, ++sizes[whole.of(t)]);
    }
    return largest;
  }

  /** Finds them for every variant that was recorded. */
  void search(boolean isOrdered) {
    var weaker = Inside.nothing();
    for (var order = 0; order <= (isOrdered ? 2 : 0); order++) {
      var inside = Inside.of(graph, order);
      report(order, inside, weaker);
      weaker = inside;
    }
  }

  private void report(int order, Inside inside, Inside weaker) {
    var ordered = Dependency.ordered(order);
    var writes = Dependency.WRITES | ordered;
    var flows = Dependency.FLOWS | ordered;
    var all = flows | Dependency.anti(order);
    of(Anomaly.G0.variant(order), new Form(writes, false), isNew(inside.writes, weaker.writes));
    of(Anomaly.G1C.variant(order), new Form(flows, false), isNew(inside.flows, weaker.flows));
    of(Anomaly.G_SINGLE.variant(order), new Form(flows, false), isNew(inside.once, weaker.once));
    of(
        Anomaly.G_NONADJACENT.variant(order),
        new Form(all, true),
        e -> inside.apart.get(e) && !inside.once.get(e) && !weaker.apart.get(e));
    of(
        Anomaly.G2.variant(order),
        new Form(all, false),
        e -> inside.all.get(e) && !inside.apart.get(e) && !weaker.all.get(e));
    if (order == 0) {
      skews();
    }
  }

  private List<Link> named(List<Link> links) {
    return links.stream()
        .map(l -> new Link(core.names()[l.first()], core.names()[l.second()], l.kind(), l.step()))
        .toList();
  }

  private static IntPredicate isNew(BitSet edges, BitSet older) {
    return edge -> edges.get(edge) && !older.get(edge);
  }

  /** Reports short cycles through some of the edges that {@code candidate} names. */
  private void of(Anomaly anomaly, Form form, IntPredicate candidate) {
    var tried = new Tried();
    for (var node = 0; node < transactions; node++) {
      for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
        if (candidate.test(edge)) {
          gathered.count(anomaly);
          if (tried.again(whole.of(node))) {
            shortest
                .through(node, edge, form)
                .ifPresent(
                    links ->
                        gathered.explain(anomaly, () -> sentences.cycle(anomaly, named(links))));
          }
        }
      }
    }
  }

  /** Two transactions that each read what the other wrote over. */
  private void skews() {
    for (var node = 0; node < transactions; node++) {
      for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
        var other = graph.target(edge);
        if (graph.is(edge, Dependency.RW.bit()) && node < other && other < transactions) {
          skew(node, edge, other);
        }
      }
    }
  }

  private void skew(int node, int edge, int other) {
    for (var back = graph.start(other); back < graph.start(other + 1); back++) {
      if (graph.target(back) == node && graph.is(back, Dependency.RW.bit())) {
        var links =
            List.of(
                new Link(node, other, Dependency.RW, graph.step(edge)),
                new Link(other, node, Dependency.RW, graph.step(back)));
        gathered.add(Anomaly.G2, () -> sentences.cycle(Anomaly.G2, named(links)));
        return;
      }
    }
  }

  /** Keeps the search in one component from using up what others need. */
  private static final class Tried {
    private int all;
    private int component = -1;
    private int inComponent;

    boolean again(int next) {
      inComponent = next == component ? inComponent + 1 : 1;
      component = next;
      if (inComponent > TRIES || all >= ALL_TRIES) {
        return false;
      }
      all++;
      return true;
    }
  }

  /**
   * The edges that lie on a cycle of some kind: writes on one of writes; reads on one of writes and
   * reads; reads of what was written over on one with no other such edge ({@code once}), with none
   * next to each other ({@code apart}, those of {@code once} included), or any ({@code all}).
   */
  private record Inside(BitSet writes, BitSet flows, BitSet once, BitSet apart, BitSet all) {
    static Inside nothing() {
      return new Inside(new BitSet(), new BitSet(), new BitSet(), new BitSet(), new BitSet());
    }

    static Inside of(Graph graph, int order) {
      var ordered = Dependency.ordered(order);
      var anti = Dependency.anti(order);
      var flows = Dependency.FLOWS | ordered;
      var ofFlows = StrongComponents.of(graph, flows);
      var once = Closed.of(graph, anti, flows, ofFlows);
      var apart = edges(graph, anti, StrongComponents.alternating(graph, flows | anti));
      apart.or(once);
      return new Inside(
          edges(
              graph, Dependency.WW.bit(), StrongComponents.of(graph, Dependency.WRITES | ordered)),
          edges(graph, Dependency.WR.bit(), ofFlows),
          once,
          apart,
          edges(graph, anti, StrongComponents.of(graph, flows | anti)));
    }

    private static BitSet edges(Graph graph, int kinds, StrongComponents components) {
      var inside = new BitSet();
      for (var node = 0; node < graph.nodes(); node++) {
        for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
          if (graph.is(edge, kinds) && components.holds(node, edge)) {
            inside.set(edge);
          }
        }
      }
      return inside;
    }
  }
}
