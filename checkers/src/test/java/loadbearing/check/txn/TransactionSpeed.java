package loadbearing.check.txn;

import java.util.Locale;
import java.util.Random;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;

/**
 * How fast transactions are judged as histories grow: {@code main [sizes...]}. Prints size, kind,
 * seconds, transactions per second, and the largest component. Every size is run three times.
 */
public final class TransactionSpeed {
  private static final int PROCESSES = 20;
  private static final int WRITES_PER_KEY = 32;

  private TransactionSpeed() {}

  public static void main(String[] sizes) {
    warmUp();
    for (var size : sizes) {
      for (var round = 0; round < 3; round++) {
        measure("list-append", history(Integer.parseInt(size), true, false));
        measure("rw-register", history(Integer.parseInt(size), false, false));
        measure("stale list-append", history(Integer.parseInt(size), true, true));
      }
    }
  }

  private static void warmUp() {
    for (var i = 0; i < 20; i++) {
      TransactionCheck.judge(
          history(2_000, i % 2 == 0, i % 3 == 0), new Scalars(), Level.STRICT_SERIALIZABLE);
    }
  }

  private static void measure(String name, Transactions history) {
    var begin = System.nanoTime();
    var judged = TransactionCheck.judge(history, new Scalars(), Level.STRICT_SERIALIZABLE);
    var seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%8d %-18s %7.3f s %10.0f/s component %d %s%n",
        history.size(),
        name,
        seconds,
        history.size() / seconds,
        judged.exposure().largestComponent(),
        judged.anomalies());
  }

  /** One after the other in truth, with calls and returns around; stale ones read the past. */
  public static Transactions history(int size, boolean lists, boolean isStale) {
    var random = new Random(7);
    var transactions = new Transactions();
    var active = 10;
    var base = 0L;
    var values = new long[active][WRITES_PER_KEY * 4];
    var lengths = new int[active];
    for (var i = 0; i < size; i++) {
      var index = transactions.call(i % PROCESSES, 10L * i);
      transactions.beginSteps(index);
      var steps = 1 + random.nextInt(4);
      for (var s = 0; s < steps; s++) {
        var slot = random.nextInt(active);
        var key = base + slot;
        if (random.nextBoolean()) {
          values[slot][lengths[slot]++] = i * 10L + s;
          transactions.step(index, lists ? Step.APPEND : Step.WRITE, key, i * 10L + s);
        } else if (lists) {
          transactions.step(index, Step.READ, key, Scalars.NIL);
          transactions.beginList();
          var missed = isStale && random.nextInt(20) == 0 ? 3 : 0;
          for (var e = 0; e < lengths[slot] - missed; e++) {
            transactions.element(values[slot][e]);
          }
        } else {
          var last = lengths[slot] == 0 ? Scalars.NIL : values[slot][lengths[slot] - 1];
          transactions.step(index, Step.READ, key, last);
        }
      }
      transactions.complete(index, Fate.COMMITTED, 10L * i + 10L * (PROCESSES - 1), index);
      if (i % (active * WRITES_PER_KEY) == active * WRITES_PER_KEY - 1) {
        base += active;
        java.util.Arrays.fill(lengths, 0);
      }
    }
    return transactions;
  }
}
