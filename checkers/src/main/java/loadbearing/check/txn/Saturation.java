package loadbearing.check.txn;

import java.util.ArrayDeque;
import java.util.BitSet;
import loadbearing.check.column.Transactions;

/**
 * What serializability adds to what is known: of a version's reader and the writer of another
 * version of the same register, the writer comes before the version's own writer or after the
 * reader. Where one of the two cannot be, the other is.
 */
final class Saturation {
  /** With more transactions it would take too much memory. */
  private static final int MOST = 3000;

  private static final int ROUNDS = 12;

  private final StepIndex steps;
  private final Transactions transactions;
  private final Graph graph;
  private final int mask;
  private final Groups writers;
  private final Groups readers;

  /** By node, those that it comes before, once {@link #reach} ran. */
  private BitSet[] reached = new BitSet[0];

  private Saturation(StepIndex steps, Graph graph, int mask) {
    this.steps = steps;
    this.transactions = steps.transactions();
    this.graph = graph;
    this.mask = mask;
    writers = new Groups(steps.keys());
    readers = new Groups(steps.size() + steps.keys());
  }

  /** The graph with what follows, as edges of kind RW, in {@code mask}; itself if it is large. */
  static Graph of(StepIndex steps, Graph graph, int mask) {
    return steps.transactions().size() > MOST ? graph : new Saturation(steps, graph, mask).run();
  }

  private Graph run() {
    group();
    var extended = graph;
    for (var round = 0; round < ROUNDS; round++) {
      if (!reach(extended)) {
        return extended;
      }
      var edges = new Edges(graph.nodes());
      copy(extended, edges);
      var before = edges.size();
      for (var key = 0; key < steps.keys(); key++) {
        infer(key, edges);
      }
      if (edges.size() == before) {
        return extended;
      }
      extended = edges.graph();
    }
    return extended;
  }

  private void group() {
    forEach((step, key) -> writers.count(key), (step, version) -> readers.count(version));
    writers.close();
    readers.close();
    forEach(writers::fill, readers::fill);
  }

  private void forEach(Groups.Taker write, Groups.Taker read) {
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        if (!steps.isEffective(t) || steps.isList(steps.key(s))) {
          continue;
        }
        if (steps.isWrite(s) && !steps.isOverwritten(s)) {
          write.take(s, steps.key(s));
        } else if (!steps.isWrite(s) && steps.isCommitted(t)) {
          var writer = steps.writer(steps.key(s), transactions.value(s));
          if (writer >= 0 && steps.owner(writer) != t) {
            read.take(s, writer);
          }
        }
      }
    }
  }

  private static void copy(Graph from, Edges to) {
    for (var node = 0; node < from.nodes(); node++) {
      for (var edge = from.start(node); edge < from.start(node + 1); edge++) {
        to.add(node, from.target(edge), from.kind(edge), from.step(edge));
      }
    }
  }

  private void infer(int key, Edges edges) {
    var ofKey = writers.of(key);
    for (var version : ofKey) {
      var reads = readers.of(version);
      for (var other : ofKey) {
        if (other != version) {
          infer(steps.owner(version), reads, steps.owner(other), edges);
        }
      }
    }
  }

  private void infer(int writer, int[] reads, int other, Edges edges) {
    var isLater = reached[writer].get(other);
    for (var read : reads) {
      var reader = steps.owner(read);
      if (reader == other) {
        if (!isLater) {
          edges.add(writer, other, Dependency.WW, -1);
        }
      } else if (isLater && !reached[reader].get(other)) {
        edges.add(reader, other, Dependency.RW, read);
      } else if (reached[other].get(reader) && !reached[other].get(writer)) {
        edges.add(other, writer, Dependency.WW, -1);
      }
    }
  }

  /** Finds who comes before whom; false if somebody comes before itself. */
  private boolean reach(Graph extended) {
    var waitsFor = new int[extended.nodes()];
    for (var node = 0; node < extended.nodes(); node++) {
      for (var edge = extended.start(node); edge < extended.start(node + 1); edge++) {
        waitsFor[extended.target(edge)] += extended.is(edge, mask) ? 1 : 0;
      }
    }
    var order = new Ints();
    var ready = new ArrayDeque<Integer>();
    for (var node = 0; node < extended.nodes(); node++) {
      if (waitsFor[node] == 0) {
        ready.add(node);
      }
    }
    while (!ready.isEmpty()) {
      var node = ready.poll();
      order.add(node);
      for (var edge = extended.start(node); edge < extended.start(node + 1); edge++) {
        if (extended.is(edge, mask) && --waitsFor[extended.target(edge)] == 0) {
          ready.add(extended.target(edge));
        }
      }
    }
    if (order.size() < extended.nodes()) {
      return false;
    }
    reached = new BitSet[extended.nodes()];
    for (var i = order.size() - 1; i >= 0; i--) {
      reach(extended, order.get(i));
    }
    return true;
  }

  private void reach(Graph extended, int node) {
    var all = new BitSet();
    for (var edge = extended.start(node); edge < extended.start(node + 1); edge++) {
      if (extended.is(edge, mask)) {
        all.set(extended.target(edge));
        all.or(reached[extended.target(edge)]);
      }
    }
    reached[node] = all;
  }
}
