package loadbearing.check.txn;

/**
 * Dependencies as arrays: the edges of node {@code n} are {@code [start(n), start(n + 1))}. Not
 * changed once made.
 */
final class Graph {
  private final int[] starts;
  private final int[] targets;
  private final int[] steps;
  private final byte[] kinds;

  Graph(int[] starts, int[] targets, int[] steps, byte[] kinds) {
    this.starts = starts;
    this.targets = targets;
    this.steps = steps;
    this.kinds = kinds;
  }

  int nodes() {
    return starts.length - 1;
  }

  int edges() {
    return targets.length;
  }

  int start(int node) {
    return starts[node];
  }

  int target(int edge) {
    return targets[edge];
  }

  /** What the first transaction did, or -1. */
  int step(int edge) {
    return steps[edge];
  }

  Dependency kind(int edge) {
    return Dependency.of(kinds[edge]);
  }

  /** Whether the edge is of one of the kinds in {@code mask}. */
  boolean is(int edge, int mask) {
    return (mask >>> kinds[edge] & 1) != 0;
  }
}
