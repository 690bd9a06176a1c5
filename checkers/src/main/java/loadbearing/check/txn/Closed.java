package loadbearing.check.txn;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which reads of what was written over are closed to a cycle by edges of other kinds alone.
 *
 * <p>Such an edge u → v is closed if v leads to u. In topological order only those need a search
 * whose u comes after v; 64 of them are searched in one sweep over the part of the order that lies
 * between, so that ten thousand in one component are decided in milliseconds.
 */
final class Closed {
  private final Graph graph;
  private final int mask;
  private final StrongComponents components;
  private final int[] byComponent;
  private final int[] starts;
  private final long[] reached;
  private final BitSet closed = new BitSet();

  private Closed(Graph graph, int mask, StrongComponents components) {
    this.graph = graph;
    this.mask = mask;
    this.components = components;
    starts = new int[components.count() + 1];
    for (var node = 0; node < graph.nodes(); node++) {
      starts[components.of(node) + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    byComponent = new int[graph.nodes()];
    var place = starts.clone();
    for (var node = 0; node < graph.nodes(); node++) {
      byComponent[place[components.of(node)]++] = node;
    }
    reached = new long[components.count()];
  }

  /**
   * The numbers of the edges of kinds {@code anti} that are closed by edges of {@code mask}, whose
   * components are {@code components}.
   */
  static BitSet of(Graph graph, int anti, int mask, StrongComponents components) {
    var search = new Closed(graph, mask, components);
    search.run(search.backward(anti));
    return search.closed;
  }

  /**
   * Edges that need a search, each as the component of its end (high half) and its number, those
   * nearest to the sources last.
   */
  private Backward backward(int anti) {
    var found = new Backward();
    for (var node = 0; node < graph.nodes(); node++) {
      for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
        if (graph.is(edge, anti)) {
          consider(found, node, edge);
        }
      }
    }
    found.sort();
    return found;
  }

  private void consider(Backward found, int node, int edge) {
    var first = components.of(node);
    var second = components.of(graph.target(edge));
    if (first == second) {
      closed.set(edge);
    } else if (second > first) {
      found.add(((long) second << 32) | edge, first);
    }
  }

  private void run(Backward edges) {
    var at = edges.size - 1;
    while (at >= 0) {
      at = sweep(edges, at);
    }
  }

  /** Takes edges from {@code last} down as long as they end in at most 64 components. */
  private int sweep(Backward edges, int last) {
    var highest = edges.component(last);
    var lowest = Integer.MAX_VALUE;
    var bit = -1;
    var previous = -1;
    var at = last;
    while (at >= 0 && (edges.component(at) == previous || bit < 63)) {
      if (edges.component(at) != previous) {
        previous = edges.component(at);
        bit++;
        reached[previous] |= 1L << bit;
      }
      lowest = Math.min(lowest, edges.sources[edges.edge(at)]);
      at--;
    }
    spread(highest, lowest);
    settle(edges, last, at);
    Arrays.fill(reached, lowest, highest + 1, 0);
    return at;
  }

  private void spread(int highest, int lowest) {
    for (var component = highest; component > lowest; component--) {
      var bits = reached[component];
      if (bits != 0) {
        for (var i = starts[component]; i < starts[component + 1]; i++) {
          spreadFrom(byComponent[i], lowest, bits);
        }
      }
    }
  }

  private void spreadFrom(int node, int lowest, long bits) {
    for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
      if (graph.is(edge, mask)) {
        var next = components.of(graph.target(edge));
        if (next >= lowest) {
          reached[next] |= bits;
        }
      }
    }
  }

  private void settle(Backward edges, int last, int end) {
    var bit = -1;
    var previous = -1;
    for (var at = last; at > end; at--) {
      if (edges.component(at) != previous) {
        previous = edges.component(at);
        bit++;
      }
      var edge = edges.edge(at);
      if ((reached[edges.sources[edge]] >>> bit & 1) != 0) {
        closed.set(edge);
      }
    }
  }

  /** Edges by the component they end in. */
  private final class Backward {
    private long[] keys = new long[64];
    private int size;
    private final int[] sources = new int[graph.edges()];

    void add(long key, int source) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
      }
      keys[size++] = key;
      sources[(int) key] = source;
    }

    void sort() {
      Arrays.sort(keys, 0, size);
    }

    int component(int at) {
      return (int) (keys[at] >>> 32);
    }

    int edge(int at) {
      return (int) keys[at];
    }
  }
}
