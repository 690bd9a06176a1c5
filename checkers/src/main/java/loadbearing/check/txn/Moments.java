package loadbearing.check.txn;

/**
 * When transactions begin and commit, as nodes of a graph.
 *
 * <p>Where transactions have to be serializable each is one node: it begins and commits at once.
 * Where only snapshots are promised it has two, and a history has the level if and only if the
 * graph has no cycle: who depends on another begins after the other committed, and who reads what
 * another wrote over began before the other committed.
 *
 * @param graph what comes before what; the step of an edge is the number of the dependency that it
 *     is of, or -1
 * @param shift from the node of a beginning to that of the commit
 * @param transactions the first nodes
 */
record Moments(Graph graph, int shift, int transactions) {
  private static final int NONE = -1;

  /**
   * Those of {@code dependencies}, of the kinds in {@code mask}.
   *
   * @param transactions the first nodes of {@code dependencies}
   */
  static Moments of(Graph dependencies, int mask, int transactions, boolean isSnapshot) {
    var shift = isSnapshot ? dependencies.nodes() : 0;
    var edges = new Edges(dependencies.nodes() + shift);
    for (var node = 0; node < dependencies.nodes(); node++) {
      if (isSnapshot && node < transactions) {
        edges.add(node, shift + node, Dependency.THROUGH, NONE);
      }
      for (var edge = dependencies.start(node); edge < dependencies.start(node + 1); edge++) {
        if (dependencies.is(edge, mask)) {
          add(edges, node, dependencies, edge, shift);
        }
      }
    }
    return new Moments(edges.graph(), shift, transactions);
  }

  private static void add(Edges edges, int first, Graph dependencies, int edge, int shift) {
    var second = dependencies.target(edge);
    var kind = dependencies.kind(edge);
    switch (kind) {
      case RW, RW_SESSION, RW_TIMED -> edges.add(first, shift + second, kind, edge);
      case WW, WR, PROCESS, REALTIME -> edges.add(shift + first, second, kind, edge);
      case THROUGH -> {
        edges.add(first, second, kind, edge);
        if (shift > 0) {
          edges.add(shift + first, shift + second, kind, edge);
        }
      }
    }
  }

  int begin(int transaction) {
    return transaction;
  }

  int commit(int transaction) {
    return shift + transaction;
  }

  /** The transaction of a node, or -1 if it stands between some. */
  int transaction(int node) {
    var base = shift > 0 && node >= shift ? node - shift : node;
    return base < transactions ? base : NONE;
  }
}
