package loadbearing.check.linear;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Operations.Kind;

/**
 * Decides histories of reads and unique writes in O(n log n).
 *
 * <p>A write and the reads of its value form a cluster. In every order that explains the reads a
 * cluster's operations stand together, its write first. Let f be the earliest return and s the
 * latest call in a cluster; cluster c has to come before cluster d if f(c) &lt; s(d), because some
 * operation of c returned before one of d was called. An order exists if and only if no read
 * returned before its write was called and no two clusters have to come before each other [1]: in a
 * longer cycle c<sub>1</sub>, c<sub>2</sub>, ... take the cluster with the least f; it has to come
 * before every cluster that another one of the cycle has to come before, so a cycle of two is among
 * them.
 *
 * <p>Here operations are taken in the order of their returns, so that the first one that cannot be
 * explained is found and not just some one. Then f of a cluster is fixed by its first return, and
 * clusters are numbered by f; s only grows. Whether a growing s completes a pair is one question
 * for a maximum of s over a range of clusters.
 *
 * <p>[1] P. Gibbons, E. Korach: Testing Shared Memories. SIAM Journal on Computing 26 (4), 1997;
 * the zones of section 5, "forward" where f &lt; s.
 */
final class Zones {
  private static final long NEVER = Long.MIN_VALUE;

  private final KeyHistory history;
  private final int[] clusterOf;
  private final int[] writeOf;
  private final int[] number;
  private final int[] cluster;
  private final int[] firstReturned;
  private final long[] earliest;
  private final int[] lastCalled;
  private final Maxima latest;
  private int clusters;

  Zones(KeyHistory history) {
    this.history = history;
    clusterOf = new int[history.size];
    writeOf = new int[history.size + 1];
    number = new int[history.size + 1];
    cluster = new int[history.size + 1];
    firstReturned = new int[history.size + 1];
    earliest = new long[history.size + 1];
    lastCalled = new int[history.size + 1];
    latest = new Maxima(history.size + 1);
  }

  private static final int INITIAL = 0;
  private static final int NOBODY = -1;

  Decision decide() {
    assignClusters();
    open(INITIAL, NEVER, NOBODY);
    for (var i : Returns.order(history)) {
      var proof = complete(i);
      if (!proof.isEmpty()) {
        return new Decision.Broken(i, List.copyOf(new TreeSet<>(proof)));
      }
    }
    return new Decision.Explained();
  }

  private void assignClusters() {
    var clusterByValue = new LongIntMap(history.size);
    clusterByValue.put(history.initial, INITIAL);
    Arrays.fill(writeOf, NOBODY);
    var next = 1;
    for (var i = 0; i < history.size; i++) {
      if (history.kinds[i] == Kind.WRITE) {
        clusterByValue.put(history.values[i], next);
        writeOf[next++] = i;
      }
    }
    for (var i = 0; i < history.size; i++) {
      clusterOf[i] = clusterByValue.get(history.values[i]);
    }
    Arrays.fill(number, NOBODY);
  }

  /** Takes an operation's return; what proves that it cannot be explained, or nothing. */
  private Set<Integer> complete(int operation) {
    var group = clusterOf[operation];
    if (group == NOBODY) {
      return Set.of(operation);
    }
    var write = writeOf[group];
    if (write != NOBODY && history.returned[operation] < history.called[write]) {
      return Set.of(operation);
    }
    if (number[group] == NOBODY) {
      open(group, history.returned[operation], operation);
      // The write has happened by now, even if it has not returned.
      var conflict = call(group, write);
      if (!conflict.isEmpty()) {
        return with(conflict, operation);
      }
    }
    return with(call(group, operation), operation);
  }

  private void open(int group, long returned, int operation) {
    number[group] = clusters;
    cluster[clusters] = group;
    earliest[clusters] = returned;
    firstReturned[clusters] = operation;
    lastCalled[clusters] = NOBODY;
    clusters++;
  }

  /** Raises s of the cluster to the operation's call; the conflict that this makes, or nothing. */
  private Set<Integer> call(int group, int operation) {
    var c = number[group];
    var at = history.called[operation];
    if (lastCalled[c] != NOBODY && at <= latest.at(c)) {
      return Set.of();
    }
    latest.raise(c, at);
    lastCalled[c] = operation;
    var beforeIt = firstNotBelow(at);
    var other = latest.above(0, Math.min(c, beforeIt), earliest[c]);
    if (other == NOBODY) {
      other = latest.above(Math.min(c + 1, beforeIt), beforeIt, earliest[c]);
    }
    return other == NOBODY ? Set.of() : proof(c, other);
  }

  /** The number of clusters whose f is below {@code time}. */
  private int firstNotBelow(long time) {
    var low = 0;
    var high = clusters;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (earliest[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Set<Integer> proof(int c, int d) {
    Set<Integer> proof = new LinkedHashSet<>();
    for (var k : new int[] {c, d}) {
      proof.add(firstReturned[k]);
      proof.add(lastCalled[k]);
      proof.add(writeOf[cluster[k]]);
    }
    proof.remove(NOBODY);
    return proof;
  }

  private static Set<Integer> with(Set<Integer> proof, int operation) {
    if (proof.isEmpty()) {
      return proof;
    }
    proof.add(operation);
    return proof;
  }

  /** Times by number, and which number in a range has one above a bound. */
  private static final class Maxima {
    private final int leaves;
    private final long[] tree;

    Maxima(int size) {
      leaves = Integer.highestOneBit(Math.max(1, size - 1)) * 2;
      tree = new long[leaves * 2];
      Arrays.fill(tree, NEVER);
    }

    long at(int index) {
      return tree[leaves + index];
    }

    void raise(int index, long value) {
      for (var i = leaves + index; i >= 1 && tree[i] < value; i >>= 1) {
        tree[i] = value;
      }
    }

    /** Some index in [from, to) whose time is above {@code bound}, or NOBODY. */
    int above(int from, int to, long bound) {
      var low = from + leaves;
      var high = to + leaves;
      while (low < high) {
        if ((low & 1) == 1 && tree[low++] > bound) {
          return descend(low - 1, bound);
        }
        if ((high & 1) == 1 && tree[--high] > bound) {
          return descend(high, bound);
        }
        low >>= 1;
        high >>= 1;
      }
      return NOBODY;
    }

    private int descend(int node, long bound) {
      var i = node;
      while (i < leaves) {
        i = tree[2 * i] > bound ? 2 * i : 2 * i + 1;
      }
      return i - leaves;
    }
  }
}
