package loadbearing.check.txn;

import java.util.Arrays;

/**
 * Dependencies while they are collected. The first nodes are the transactions; the others stand
 * between many and many, so that their number stays linear.
 */
final class Edges {
  private int nodes;
  private int size;
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private int[] evidence = new int[1024];
  private byte[] kinds = new byte[1024];

  Edges(int transactions) {
    nodes = transactions;
  }

  /** A node that stands between transactions. */
  int between() {
    return nodes++;
  }

  /** Adds an edge; {@code step} is what the first transaction did, or -1. */
  void add(int first, int second, Dependency kind, int step) {
    if (first == second) {
      return;
    }
    if (size == from.length) {
      grow();
    }
    from[size] = first;
    to[size] = second;
    evidence[size] = step;
    kinds[size++] = (byte) kind.ordinal();
  }

  /**
   * Adds an edge from each of {@code firsts} to each of {@code seconds} except itself, in linear
   * space. Step {@code i} is what {@code firsts[i]} did; {@code seconds} has no transaction twice.
   */
  void all(int[] firsts, int[] steps, int[] seconds, Dependency kind) {
    if ((long) firsts.length * seconds.length <= 2L * (firsts.length + seconds.length) + 8) {
      direct(firsts, steps, seconds, kind);
    } else {
      fanned(firsts, steps, seconds, kind);
    }
  }

  private void direct(int[] firsts, int[] steps, int[] seconds, Dependency kind) {
    for (var i = 0; i < firsts.length; i++) {
      for (var second : seconds) {
        add(firsts[i], second, kind, steps[i]);
      }
    }
  }

  /** One chain leads to the first k of {@code seconds}, one to the last k, for every k. */
  private void fanned(int[] firsts, int[] steps, int[] seconds, Dependency kind) {
    var sorted = seconds.clone();
    Arrays.sort(sorted);
    var before = nodes;
    var after = nodes + seconds.length;
    nodes += 2 * seconds.length;
    for (var i = 0; i < sorted.length; i++) {
      add(before + i, sorted[i], Dependency.THROUGH, -1);
      add(after + i, sorted[i], Dependency.THROUGH, -1);
      if (i > 0) {
        add(before + i, before + i - 1, Dependency.THROUGH, -1);
        add(after + i - 1, after + i, Dependency.THROUGH, -1);
      }
    }
    for (var i = 0; i < firsts.length; i++) {
      var own = Arrays.binarySearch(sorted, firsts[i]);
      var end = own < 0 ? sorted.length : own;
      if (end > 0) {
        add(firsts[i], before + end - 1, kind, steps[i]);
      }
      if (own >= 0 && own + 1 < sorted.length) {
        add(firsts[i], after + own + 1, kind, steps[i]);
      }
    }
  }

  int size() {
    return size;
  }

  /** The edges as a graph, ordered by their first node. */
  Graph graph() {
    var starts = new int[nodes + 1];
    for (var i = 0; i < size; i++) {
      starts[from[i] + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    var place = Arrays.copyOf(starts, nodes);
    var targets = new int[size];
    var steps = new int[size];
    var sorted = new byte[size];
    for (var i = 0; i < size; i++) {
      var slot = place[from[i]]++;
      targets[slot] = to[i];
      steps[slot] = evidence[i];
      sorted[slot] = kinds[i];
    }
    return new Graph(starts, targets, steps, sorted);
  }

  private void grow() {
    var capacity = size + (size >> 1);
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    evidence = Arrays.copyOf(evidence, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
  }
}
