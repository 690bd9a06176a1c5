package loadbearing.check.txn;

import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;

/** Small histories of transactions in words, such as {@code append x 1, r y [1 2], w z 3}. */
final class Txns {
  private final Transactions transactions = new Transactions();
  private final Scalars scalars = new Scalars();
  private int process;

  /** All at once, each in a process of its own. */
  static Txns concurrent(String... texts) {
    var txns = new Txns();
    for (var text : texts) {
      txns.during(txns.process++, 0, 1000, text);
    }
    return txns;
  }

  /** One after the other, each in a process of its own. */
  static Txns sequential(String... texts) {
    var txns = new Txns();
    for (var text : texts) {
      txns.during(txns.process++, 10L * txns.process, 10L * txns.process + 5, text);
    }
    return txns;
  }

  /** Adds one; a text that begins with {@code !} aborts, with {@code ?} has no answer. */
  Txns during(long who, long called, long returned, String text) {
    var fate =
        switch (text.charAt(0)) {
          case '!' -> Fate.ABORTED;
          case '?' -> Fate.UNKNOWN;
          default -> Fate.COMMITTED;
        };
    var index = transactions.call(who, called);
    transactions.beginSteps(index);
    for (var step : (fate == Fate.COMMITTED ? text : text.substring(1)).split(", *")) {
      add(index, step.trim().split(" +", 3));
    }
    transactions.complete(index, fate, returned, index);
    return this;
  }

  private void add(int index, String[] words) {
    var key = scalars.word(words[1]);
    switch (words[0]) {
      case "append" -> transactions.step(index, Step.APPEND, key, Long.parseLong(words[2]));
      case "w" -> transactions.step(index, Step.WRITE, key, number(words[2]));
      case "r" -> read(index, key, words[2]);
      default -> throw new IllegalArgumentException("no step " + words[0]);
    }
  }

  private static long number(String value) {
    return value.equals("nil") ? Scalars.NIL : Long.parseLong(value);
  }

  private void read(int index, long key, String value) {
    if (!value.startsWith("[")) {
      transactions.step(index, Step.READ, key, number(value));
      return;
    }
    transactions.step(index, Step.READ, key, Scalars.NIL);
    transactions.beginList();
    for (var element : value.substring(1, value.length() - 1).trim().split(" +")) {
      if (!element.isEmpty()) {
        transactions.element(Long.parseLong(element));
      }
    }
  }

  /** Without calls. */
  Txns completionsOnly() {
    transactions.completionsOnly();
    return this;
  }

  Transactions transactions() {
    return transactions;
  }

  Scalars scalars() {
    return scalars;
  }

  Isolation judge() {
    return judge(Level.STRICT_SERIALIZABLE);
  }

  Isolation judge(Level promised) {
    return TransactionCheck.judge(transactions, scalars, promised);
  }

  Isolation judge(Level promised, Known known) {
    return TransactionCheck.judge(transactions, scalars, promised, known, () -> false);
  }

  Set<String> anomalies() {
    return judge().anomalies().stream().map(Anomaly::word).collect(Collectors.toSet());
  }
}
