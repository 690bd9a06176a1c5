package loadbearing.check.txn;

import java.util.Arrays;

/**
 * The strongly connected components of a graph, by edges of some kinds, in linear time.
 *
 * <p>StrongComponents are numbered in reverse topological order: an edge leads to the same or a
 * lower number. In the alternating form each node is there twice, {@code 2n} and {@code 2n + 1},
 * the latter where it was reached by a read of what was written over, after which another such edge
 * may not follow at once.
 *
 * @see <a href="https://doi.org/10.1137/0201010">Tarjan, Depth-First Search and Linear Graph
 *     Algorithms, 1972</a>
 */
final class StrongComponents {
  private static final int UNSEEN = -1;

  private final Graph graph;
  private final int mask;
  private final boolean alternating;
  private final int[] numbers;
  private int count;

  private int[] index;
  private int[] low;
  private int[] edge;
  private int[] open;
  private int opened;
  private int[] path;
  private int depth;
  private int clock;

  private StrongComponents(Graph graph, int mask, boolean alternating) {
    this.graph = graph;
    this.mask = mask;
    this.alternating = alternating;
    var nodes = graph.nodes() << shift();
    numbers = new int[nodes];
    index = new int[nodes];
    low = new int[nodes];
    edge = new int[nodes];
    open = new int[nodes];
    path = new int[nodes];
    Arrays.fill(index, UNSEEN);
    Arrays.fill(numbers, UNSEEN);
    // From the last to the first, so that numbers follow time where dependencies leave a choice.
    for (var node = nodes - 1; node >= 0; node--) {
      if (index[node] == UNSEEN) {
        search(node);
      }
    }
    index = low = edge = open = path = new int[0];
  }

  static StrongComponents of(Graph graph, int mask) {
    return new StrongComponents(graph, mask, false);
  }

  static StrongComponents alternating(Graph graph, int mask) {
    return new StrongComponents(graph, mask, true);
  }

  int count() {
    return count;
  }

  /** The component of a node. */
  int of(int node) {
    return numbers[node];
  }

  /** Whether the edge lies inside a component. */
  boolean holds(int node, int edgeOfNode) {
    if (!alternating) {
      return numbers[node] == numbers[graph.target(edgeOfNode)];
    }
    var anti = graph.is(edgeOfNode, Dependency.ANTI) ? 1 : 0;
    return numbers[2 * node] == numbers[2 * graph.target(edgeOfNode) + anti];
  }

  private int shift() {
    return alternating ? 1 : 0;
  }

  private void search(int root) {
    enter(root);
    while (depth > 0) {
      var node = path[depth - 1];
      if (edge[node] < graph.start((node >> shift()) + 1)) {
        follow(node, edge[node]++);
      } else {
        leave(node);
      }
    }
  }

  private void enter(int node) {
    index[node] = low[node] = clock++;
    edge[node] = graph.start(node >> shift());
    open[opened++] = node;
    path[depth++] = node;
  }

  private void follow(int node, int along) {
    if (!graph.is(along, mask)) {
      return;
    }
    var next = graph.target(along);
    if (alternating) {
      next = alternate(node & 1, along, next);
      if (next < 0) {
        return;
      }
    }
    if (index[next] == UNSEEN) {
      enter(next);
    } else if (numbers[next] == UNSEEN) {
      low[node] = Math.min(low[node], index[next]);
    }
  }

  private int alternate(int state, int along, int target) {
    return switch (graph.kind(along)) {
      case RW, RW_SESSION, RW_TIMED -> state == 1 ? -1 : 2 * target + 1;
      case THROUGH -> 2 * target + state;
      case WW, WR, PROCESS, REALTIME -> 2 * target;
    };
  }

  private void leave(int node) {
    depth--;
    if (depth > 0) {
      var parent = path[depth - 1];
      low[parent] = Math.min(low[parent], low[node]);
    }
    if (low[node] == index[node]) {
      int member;
      do {
        member = open[--opened];
        numbers[member] = count;
      } while (member != node);
      count++;
    }
  }
}
