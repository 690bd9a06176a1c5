package loadbearing.check.txn;

/**
 * The part of a graph that has cycles: the nodes in components of several transactions, numbered
 * anew in the old order, and the edges inside those components.
 *
 * @param graph the part
 * @param names the old numbers of its transactions
 */
record Core(Graph graph, int[] names) {
  /** The core of {@code graph}, whose first nodes are {@code transactions}. */
  static Core of(Graph graph, int transactions) {
    var components = StrongComponents.of(graph, -1);
    var sizes = new int[components.count()];
    for (var t = 0; t < transactions; t++) {
      sizes[components.of(t)]++;
    }
    var names = new Ints();
    var numbers = new int[graph.nodes()];
    for (var t = 0; t < transactions; t++) {
      if (sizes[components.of(t)] > 1) {
        numbers[t] = names.size();
        names.add(t);
      }
    }
    var edges = new Edges(names.size());
    for (var node = transactions; node < graph.nodes(); node++) {
      if (sizes[components.of(node)] > 1) {
        numbers[node] = edges.between();
      }
    }
    copy(graph, components, sizes, numbers, edges);
    return new Core(edges.graph(), names.toArray());
  }

  private static void copy(
      Graph graph, StrongComponents components, int[] sizes, int[] numbers, Edges edges) {
    for (var node = 0; node < graph.nodes(); node++) {
      if (sizes[components.of(node)] > 1) {
        for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
          if (components.holds(node, edge)) {
            edges.add(
                numbers[node], numbers[graph.target(edge)], graph.kind(edge), graph.step(edge));
          }
        }
      }
    }
  }

  int transactions() {
    return names.length;
  }
}
