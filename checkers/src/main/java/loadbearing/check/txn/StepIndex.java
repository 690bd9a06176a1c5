package loadbearing.check.txn;

import java.util.Arrays;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;

/**
 * What is looked up again and again about the steps of transactions: whose they are, their key as a
 * small number, what the same transaction did to the same key before, and who wrote a value.
 */
final class StepIndex {
  static final int NONE = -1;

  /** The writer of a value that several wrote. */
  static final int AMBIGUOUS = -2;

  private final Transactions transactions;
  private final LongIntMap keys = new LongIntMap();
  private final int[] owner;
  private final int[] key;
  private final int[] before;
  private final boolean[] overwritten;
  private final boolean[] effective;
  private boolean[] isList = new boolean[16];
  private boolean[] isRegister = new boolean[16];
  private int[] writers;
  private int ambiguous;
  private long reads;
  private final long initial;
  private final boolean isSeenCommitted;

  /**
   * Looks at all steps.
   *
   * @param initial every register's value before the first write
   * @param isSeenCommitted whether one whose write was seen has committed: not where reads may be
   *     dirty
   */
  StepIndex(Transactions transactions, long initial, boolean isSeenCommitted) {
    this.transactions = transactions;
    this.initial = initial;
    this.isSeenCommitted = isSeenCommitted;
    var size = 0;
    var writes = 0;
    for (var t = 0; t < transactions.size(); t++) {
      size = Math.max(size, transactions.endStep(t));
      writes += transactions.endStep(t) - transactions.firstStep(t);
    }
    owner = new int[size];
    key = new int[size];
    before = new int[size];
    overwritten = new boolean[size];
    effective = new boolean[transactions.size()];
    writers = new int[Integer.highestOneBit(Math.max(8, writes)) * 4];
    var last = new LastSteps();
    for (var t = 0; t < transactions.size(); t++) {
      effective[t] = transactions.fate(t) == Fate.COMMITTED;
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        enter(t, s, last);
      }
    }
  }

  private void enter(int transaction, int step, LastSteps last) {
    owner[step] = transaction;
    var number = keys.putIfAbsent(transactions.key(step), keys.size());
    key[step] = number;
    if (number >= isList.length) {
      isList = Arrays.copyOf(isList, number * 2);
      isRegister = Arrays.copyOf(isRegister, number * 2);
    }
    before[step] = last.replace(number, transaction, step);
    switch (transactions.step(step)) {
      case APPEND -> isList[number] = true;
      case WRITE -> isRegister[number] = true;
      case READ -> {
        reads += effective[transaction] ? 1 : 0;
        isList[number] |= transactions.isList(step);
      }
    }
    if (isWrite(step)) {
      overwrite(before[step]);
      register(step);
    }
  }

  private void overwrite(int from) {
    for (var s = from; s != NONE; s = before[s]) {
      if (isWrite(s)) {
        overwritten[s] = true;
        return;
      }
    }
  }

  private void register(int step) {
    var mask = writers.length - 1;
    var slot = slot(key[step], transactions.value(step));
    while (writers[slot] != 0) {
      var other = Math.abs(writers[slot]) - 1;
      if (key[other] == key[step] && transactions.value(other) == transactions.value(step)) {
        writers[slot] = -(other + 1);
        ambiguous++;
        return;
      }
      slot = slot + 1 & mask;
    }
    // What a register held at first and what was written cannot be told apart.
    var isInitial = transactions.step(step) == Step.WRITE && isInitial(transactions.value(step));
    writers[slot] = isInitial ? -(step + 1) : step + 1;
    ambiguous += isInitial ? 1 : 0;
  }

  /** Whether registers held {@code value} before the first write. */
  boolean isInitial(long value) {
    return value == initial;
  }

  private int slot(int number, long value) {
    var hash = (value * 0x9E3779B97F4A7C15L + number) * 0xD6E8FEB86659FD93L;
    return (int) (hash >>> 33) & writers.length - 1;
  }

  /** The step that wrote {@code value}, {@link #NONE}, or {@link #AMBIGUOUS}. */
  int writer(int number, long value) {
    var slot = slot(number, value);
    while (writers[slot] != 0) {
      var step = Math.abs(writers[slot]) - 1;
      if (key[step] == number && transactions.value(step) == value) {
        return writers[slot] < 0 ? AMBIGUOUS : step;
      }
      slot = slot + 1 & writers.length - 1;
    }
    return NONE;
  }

  /** How many writes wrote what another wrote too. */
  int ambiguous() {
    return ambiguous;
  }

  /** One of the writes that are not unique; {@link #NONE} if all are. */
  int anAmbiguous() {
    return Arrays.stream(writers).filter(w -> w < 0).map(w -> -w - 1).min().orElse(NONE);
  }

  Transactions transactions() {
    return transactions;
  }

  int keys() {
    return keys.size();
  }

  int size() {
    return owner.length;
  }

  long reads() {
    return reads;
  }

  int owner(int step) {
    return owner[step];
  }

  int key(int step) {
    return key[step];
  }

  /** The step before it of the same transaction on the same key, or {@link #NONE}. */
  int before(int step) {
    return before[step];
  }

  /** Whether the same transaction wrote the same key again later. */
  boolean isOverwritten(int step) {
    return overwritten[step];
  }

  boolean isList(int number) {
    return isList[number];
  }

  /** Whether lists and registers were mixed up. */
  boolean isMixed(int number) {
    return isList[number] && isRegister[number];
  }

  boolean isWrite(int step) {
    return transactions.step(step) != Step.READ;
  }

  boolean isCommitted(int transaction) {
    return transactions.fate(transaction) == Fate.COMMITTED;
  }

  boolean isAborted(int transaction) {
    return transactions.fate(transaction) == Fate.ABORTED;
  }

  /** Whether it committed, as it said itself or as somebody saw. */
  boolean isEffective(int transaction) {
    return effective[transaction];
  }

  /** Somebody read what {@code step} wrote. */
  void seen(int step) {
    if (isSeenCommitted && !isAborted(owner[step])) {
      effective[owner[step]] = true;
    }
  }

  /** By key, the last step of the transaction at hand. */
  private static final class LastSteps {
    private int[] steps = new int[16];
    private int[] transactions = new int[16];

    int replace(int number, int transaction, int step) {
      if (number >= steps.length) {
        steps = Arrays.copyOf(steps, number * 2);
        transactions = Arrays.copyOf(transactions, number * 2);
      }
      var old = transactions[number] == transaction + 1 ? steps[number] : NONE;
      steps[number] = step;
      transactions[number] = transaction + 1;
      return old;
    }
  }
}
