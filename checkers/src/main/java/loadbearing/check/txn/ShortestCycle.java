package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import loadbearing.check.txn.Sentences.Link;

/** Finds a cycle of fewest transactions through an edge, breadth first. */
final class ShortestCycle {
  private final Graph graph;
  private final int transactions;

  /** By state (twice the node, one more where a read of what was written over led there). */
  private final int[] visited;

  private final int[] parent;
  private final int[] by;
  private final int[] near;
  private final int[] far;
  private int search;

  ShortestCycle(Graph graph, int transactions) {
    this.graph = graph;
    this.transactions = transactions;
    var states = 2 * graph.nodes();
    visited = new int[states];
    parent = new int[states];
    by = new int[states];
    near = new int[states];
    far = new int[states];
  }

  /**
   * What a cycle is made of.
   *
   * @param mask the kinds of edges on the way back
   * @param apart whether no two reads of what was written over may follow each other
   */
  record Form(int mask, boolean apart) {}

  /** A shortest cycle through {@code edge} of {@code node}; empty if there is none. */
  Optional<List<Link>> through(int node, int edge, Form form) {
    search++;
    var start = state(graph.target(edge), form.apart && graph.is(edge, Dependency.ANTI));
    var end = find(start, 2 * node, form);
    return end < 0 ? Optional.empty() : Optional.of(links(node, edge, start, end));
  }

  private static int state(int node, boolean isAfterAnti) {
    return 2 * node + (isAfterAnti ? 1 : 0);
  }

  private int find(int start, int goal, Form form) {
    if (start == goal) {
      return goal;
    }
    var size = 0;
    near[size++] = start;
    visited[start] = search;
    while (size > 0) {
      var next = level(near, size, goal, form);
      if (next < 0) {
        return goal;
      }
      System.arraycopy(far, 0, near, 0, next);
      size = next;
    }
    return -1;
  }

  /** Nodes between transactions cost nothing: they are gone through at once. */
  private int level(int[] states, int size, int goal, Form form) {
    var next = 0;
    var end = size;
    for (var i = 0; i < end; i++) {
      var from = states[i];
      for (var e = graph.start(from >> 1); e < graph.start((from >> 1) + 1); e++) {
        var to = follow(from, e, form);
        if (to >= 0 && visited[to] != search) {
          visited[to] = search;
          parent[to] = from;
          by[to] = e;
          if (to == goal) {
            return -1;
          }
          if (to >> 1 < transactions) {
            far[next++] = to;
          } else {
            states[end++] = to;
          }
        }
      }
    }
    return next;
  }

  private int follow(int from, int edge, Form form) {
    if (!graph.is(edge, form.mask)) {
      return -1;
    }
    var isAnti = form.apart && graph.is(edge, Dependency.ANTI);
    if (isAnti && (from & 1) == 1) {
      return -1;
    }
    return switch (graph.kind(edge)) {
      case THROUGH -> state(graph.target(edge), (from & 1) == 1);
      case RW, RW_SESSION, RW_TIMED -> state(graph.target(edge), isAnti);
      case WW, WR, PROCESS, REALTIME -> state(graph.target(edge), false);
    };
  }

  private List<Link> links(int node, int edge, int start, int end) {
    List<Integer> path = new ArrayList<>();
    for (var at = end; at != start; at = parent[at]) {
      path.add(by[at]);
    }
    path.add(edge);
    Collections.reverse(path);
    return merged(node, path);
  }

  /** Edges through nodes between transactions as one link each. */
  private List<Link> merged(int node, List<Integer> path) {
    List<Link> links = new ArrayList<>();
    var from = node;
    var first = path.getFirst();
    for (var edge : path) {
      if (graph.kind(edge) != Dependency.THROUGH) {
        first = edge;
      }
      if (graph.target(edge) < transactions) {
        links.add(new Link(from, graph.target(edge), graph.kind(first), graph.step(first)));
        from = graph.target(edge);
      }
    }
    return links;
  }
}
