package loadbearing.check.txn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import loadbearing.check.column.Transactions;

/**
 * Puts transactions in an order that respects what is known of them, one after the other; where
 * their registers have to be serializable, a transaction waits until what it reads is there, and
 * until what it writes over was read by all who did. Where nothing can go on, the rest follows by
 * time.
 */
final class SerialOrder {
  private final StepIndex steps;
  private final Transactions transactions;
  private final Graph graph;
  private final int mask;
  private final boolean isSerial;
  private final int[] waitsFor;
  private final Comparator<Integer> first;
  private final PriorityQueue<Integer> ready;
  private final Ints[] blocked;
  private final int[] current;
  private final int[] unread;
  private final int[] ranks;
  private int placed;

  private SerialOrder(StepIndex steps, Graph graph, int mask, boolean isSerial, long[] times) {
    this.steps = steps;
    this.transactions = steps.transactions();
    this.graph = graph;
    this.mask = mask;
    this.isSerial = isSerial;
    waitsFor = new int[graph.nodes()];
    first = Comparator.comparingLong(node -> node < times.length ? times[node] : Long.MIN_VALUE);
    ready = new PriorityQueue<>(first);
    blocked = new Ints[steps.keys()];
    current = new int[steps.keys()];
    Arrays.setAll(current, key -> steps.size() + key);
    unread = new int[steps.size() + steps.keys()];
    ranks = new int[transactions.size()];
  }

  /**
   * The place of every transaction, from 1.
   *
   * @param mask the kinds of edges that the order respects
   * @param isSerial whether registers have to be serializable
   * @param times by transaction; of several that may be next the one of the least is taken
   */
  static int[] of(StepIndex steps, Graph graph, int mask, boolean isSerial, long[] times) {
    return new SerialOrder(steps, graph, mask, isSerial, times).run();
  }

  private int[] run() {
    prepare();
    while (!ready.isEmpty()) {
      var next = ready.poll();
      if (next >= transactions.size()) {
        release(next);
      } else {
        attempt(next);
      }
    }
    var rest = new PriorityQueue<Integer>(first);
    for (var t = 0; t < transactions.size(); t++) {
      if (ranks[t] == 0) {
        rest.add(t);
      }
    }
    while (!rest.isEmpty()) {
      ranks[rest.poll()] = ++placed;
    }
    return ranks;
  }

  private void prepare() {
    for (var node = 0; node < graph.nodes(); node++) {
      for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
        waitsFor[graph.target(edge)] += graph.is(edge, mask) ? 1 : 0;
      }
    }
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        var version = version(t, s);
        if (version >= 0) {
          unread[version]++;
        }
      }
    }
    for (var node = 0; node < graph.nodes(); node++) {
      if (waitsFor[node] == 0) {
        ready.add(node);
      }
    }
  }

  /** The version of a register that a step read of others, or -1. */
  private int version(int transaction, int step) {
    if (!steps.isCommitted(transaction)
        || steps.isWrite(step)
        || steps.isList(steps.key(step))
        || steps.before(step) != StepIndex.NONE) {
      return -1;
    }
    var writer = steps.writer(steps.key(step), transactions.value(step));
    return writer == StepIndex.NONE ? steps.size() + steps.key(step) : Math.max(writer, -1);
  }

  private void attempt(int transaction) {
    var obstacle = isSerial && steps.isEffective(transaction) ? obstacle(transaction) : -1;
    if (obstacle >= 0) {
      blocked[obstacle] = blocked[obstacle] == null ? new Ints() : blocked[obstacle];
      blocked[obstacle].add(transaction);
      return;
    }
    ranks[transaction] = ++placed;
    if (steps.isEffective(transaction)) {
      perform(transaction);
    }
    release(transaction);
  }

  /** A register that keeps the transaction from being next, or -1. */
  private int obstacle(int transaction) {
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      var version = version(transaction, s);
      if (version >= 0 && version != current[steps.key(s)]) {
        return steps.key(s);
      }
    }
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      var key = steps.key(s);
      if (isRegisterWrite(s) && unread[current[key]] > own(transaction, current[key])) {
        return key;
      }
    }
    return -1;
  }

  private boolean isRegisterWrite(int step) {
    return transactions.step(step) == Transactions.Step.WRITE;
  }

  private int own(int transaction, int version) {
    var own = 0;
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      own += version(transaction, s) == version ? 1 : 0;
    }
    return own;
  }

  private void perform(int transaction) {
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      var version = version(transaction, s);
      if (version >= 0 && --unread[version] == 0) {
        wake(steps.key(s));
      }
    }
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      if (isRegisterWrite(s) && !steps.isOverwritten(s)) {
        current[steps.key(s)] = s;
        wake(steps.key(s));
      }
    }
  }

  private void wake(int key) {
    if (blocked[key] != null) {
      for (var t : blocked[key].toArray()) {
        ready.add(t);
      }
      blocked[key] = null;
    }
  }

  private void release(int node) {
    for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
      if (graph.is(edge, mask) && --waitsFor[graph.target(edge)] == 0) {
        ready.add(graph.target(edge));
      }
    }
  }
}
