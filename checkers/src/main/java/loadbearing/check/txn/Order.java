package loadbearing.check.txn;

import java.util.Arrays;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Transactions;

/**
 * The orders that need no look at data: a process does one transaction after the other, and one
 * that returned before another was called came before it.
 *
 * <p>Real time has a barrier before each call that follows a return: who returned before enters it,
 * it leads to those called after and to the next barrier. So n transactions take at most 4n edges.
 */
final class Order {
  private final StepIndex steps;
  private final Transactions transactions;
  private final Edges edges;

  private Order(StepIndex steps, Edges edges) {
    this.steps = steps;
    this.transactions = steps.transactions();
    this.edges = edges;
  }

  /** Adds the orders of processes and of real time, if they were recorded. */
  static void add(StepIndex steps, Edges edges) {
    if (!steps.transactions().isCompletionsOnly()) {
      var order = new Order(steps, edges);
      order.processes();
      order.realTime();
    }
  }

  private void processes() {
    var last = new LongIntMap();
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isEffective(t)) {
        var previous = last.get(transactions.process(t));
        if (previous != LongIntMap.NONE
            && transactions.returned(previous) <= transactions.called(t)) {
          edges.add(previous, t, Dependency.PROCESS, -1);
        }
        if (steps.isCommitted(t)) {
          last.put(transactions.process(t), t);
        }
      }
    }
  }

  private void realTime() {
    var returns = returns();
    var barriers = barriers(returns);
    var previous = -1;
    for (var before = 1; before < barriers.length; before++) {
      if (barriers[before] >= 0 && barriers[before] != previous) {
        if (previous >= 0) {
          edges.add(previous, barriers[before], Dependency.THROUGH, -1);
        }
        previous = barriers[before];
      }
    }
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isEffective(t)) {
        connect(t, returns, barriers);
      }
    }
  }

  private void connect(int transaction, long[] returns, int[] barriers) {
    var before = rank(returns, transactions.called(transaction));
    if (before > 0) {
      edges.add(barriers[before], transaction, Dependency.THROUGH, -1);
    }
    if (steps.isCommitted(transaction)) {
      var after = rank(returns, transactions.returned(transaction)) + 1;
      if (after < barriers.length && barriers[after] >= 0) {
        edges.add(transaction, barriers[after], Dependency.REALTIME, -1);
      }
    }
  }

  private long[] returns() {
    var count = 0;
    var returns = new long[transactions.size()];
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isCommitted(t)) {
        returns[count++] = transactions.returned(t);
      }
    }
    returns = Arrays.copyOf(returns, count);
    Arrays.sort(returns);
    return returns;
  }

  /** By a number of returns, the first barrier that at least so many lie before, or -1. */
  private int[] barriers(long[] returns) {
    var barriers = new int[returns.length + 1];
    Arrays.fill(barriers, -1);
    for (var t = 0; t < transactions.size(); t++) {
      if (steps.isEffective(t)) {
        barriers[rank(returns, transactions.called(t))] = 0;
      }
    }
    for (var before = 1; before < barriers.length; before++) {
      barriers[before] = barriers[before] == 0 ? edges.between() : -1;
    }
    var next = -1;
    for (var before = barriers.length - 1; before > 0; before--) {
      next = barriers[before] < 0 ? next : barriers[before];
      barriers[before] = next;
    }
    return barriers;
  }

  /** How many of {@code sorted} are below {@code time}: equal times are concurrent. */
  private static int rank(long[] sorted, long time) {
    var low = 0;
    var high = sorted.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (sorted[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
