package loadbearing.check.txn;

import java.util.Arrays;
import loadbearing.check.column.Transactions;

/**
 * Transactions on registers, done one after the other: what each reads is what was written last.
 * Where that gives what was recorded, in an order that keeps real time, they were strictly
 * serializable, and so have every level.
 */
final class Replay {
  private final StepIndex steps;
  private final Transactions transactions;
  private final long[] values;
  private final boolean[] written;

  private Replay(StepIndex steps) {
    this.steps = steps;
    transactions = steps.transactions();
    values = new long[steps.keys()];
    written = new boolean[steps.keys()];
  }

  /**
   * Whether the order explains everything; where it does not, something weaker may.
   *
   * @param places by transaction, from 1
   */
  static boolean explains(StepIndex steps, int[] places) {
    return new Replay(steps).runs(places);
  }

  private boolean runs(int[] places) {
    var latestCall = Long.MIN_VALUE;
    var done = 0;
    for (var t : inOrder(places)) {
      if (t >= 0 && steps.isEffective(t)) {
        var isLate = !transactions.isCompletionsOnly() && transactions.returned(t) <= latestCall;
        if (isLate || !reproduces(t)) {
          return false;
        }
        latestCall = Math.max(latestCall, transactions.called(t));
        done++;
      }
    }
    return done == effective();
  }

  /** Two at one place would hide each other. */
  private int effective() {
    var effective = 0;
    for (var t = 0; t < transactions.size(); t++) {
      effective += steps.isEffective(t) ? 1 : 0;
    }
    return effective;
  }

  /** By place, the transaction, or -1. */
  private int[] inOrder(int[] places) {
    var order = new int[Arrays.stream(places).max().orElse(0) + 1];
    Arrays.fill(order, -1);
    for (var t = 0; t < places.length; t++) {
      if (steps.isEffective(t)) {
        order[places[t]] = t;
      }
    }
    return order;
  }

  private boolean reproduces(int transaction) {
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      var key = steps.key(s);
      if (steps.isList(key)) {
        return false;
      }
      if (steps.isWrite(s)) {
        values[key] = transactions.value(s);
        written[key] = true;
      } else if (steps.isCommitted(transaction) && !isThere(key, transactions.value(s))) {
        return false;
      }
    }
    return true;
  }

  private boolean isThere(int key, long value) {
    return written[key] ? values[key] == value : steps.isInitial(value);
  }
}
