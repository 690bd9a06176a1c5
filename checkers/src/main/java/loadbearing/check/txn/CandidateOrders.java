package loadbearing.check.txn;

import java.util.Arrays;
import java.util.Random;

/**
 * Orders of transactions that may explain a history: by when they returned, by when what they wrote
 * was first read, by when they were called, and some by chance, always the same.
 */
final class CandidateOrders {
  private static final int BY_TIME = 3;
  private static final int MOST = 12;

  /** Transactions in all orders by chance together. */
  private static final int WORK = 20_000;

  private final StepIndex steps;
  private final Graph graph;
  private final Level promised;
  private final boolean isSerial;
  private final int mask;
  private final long[] firstRead;

  CandidateOrders(StepIndex steps, Graph graph, Level promised) {
    this.steps = steps;
    this.promised = promised;
    isSerial = promised.implies(Level.REPEATABLE_READ);
    var order = promised.order();
    mask = Dependency.FLOWS | Dependency.ordered(order) | (isSerial ? Dependency.anti(order) : 0);
    this.graph = isSerial ? Saturation.of(steps, graph, mask) : graph;
    firstRead = firstRead();
  }

  int size() {
    return BY_TIME + Math.min(MOST, WORK / Math.max(1, steps.transactions().size()));
  }

  /** The place of every transaction, from 1, in order {@code number}. */
  int[] get(int number) {
    return SerialOrder.of(steps, graph, mask, isSerial, times(number));
  }

  /** By transaction, when it is wanted. */
  private long[] times(int number) {
    var transactions = steps.transactions();
    var times = new long[transactions.size()];
    var random = new Random(number);
    for (var t = 0; t < times.length; t++) {
      times[t] =
          switch (number) {
            case 0 -> transactions.returned(t);
            case 1 -> firstRead[t];
            case 2 -> transactions.called(t);
            default -> random.nextLong();
          };
    }
    return times;
  }

  private long[] firstRead() {
    var transactions = steps.transactions();
    var first = new long[transactions.size()];
    Arrays.setAll(first, transactions::returned);
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        var isRead = steps.isCommitted(t) && !steps.isWrite(s) && !transactions.isList(s);
        var writer = isRead ? steps.writer(steps.key(s), transactions.value(s)) : -1;
        if (writer >= 0) {
          first[steps.owner(writer)] =
              Math.min(first[steps.owner(writer)], transactions.returned(t));
        }
      }
    }
    return first;
  }
}
