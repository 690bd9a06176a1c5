package loadbearing.check.selftest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.selftest.Script.Op;
import loadbearing.check.selftest.Script.Txn;

/** Small histories by chance that no database made: reads return what may be, or may not. */
final class AnyScript {
  private static final int KEYS = 2;
  private static final int MOST_WRITES = 3;

  private final Random random;
  private final boolean lists;
  private final Map<Long, List<Long>> written = new HashMap<>();
  private final Map<Integer, Long> free = new HashMap<>();
  private long nextValue = 1;
  private int nextProcess = 3;

  private AnyScript(long seed, boolean lists) {
    random = new Random(seed);
    this.lists = lists;
  }

  static Script of(long seed, boolean lists) {
    return new AnyScript(seed, lists).script();
  }

  private Script script() {
    List<Txn> txns = new ArrayList<>();
    var processes = new ArrayList<>(List.of(0, 1, 2));
    var size = 2 + random.nextInt(4);
    for (var t = 0; t < size; t++) {
      var slot = random.nextInt(processes.size());
      var process = processes.get(slot);
      var called = free.getOrDefault(process, 0L) + random.nextInt(4);
      var returned = called + 1 + random.nextInt(8);
      free.put(process, returned);
      var fate = random.nextInt(8);
      if (fate == 0) {
        processes.set(slot, nextProcess++);
      }
      txns.add(
          new Txn(
              process,
              called,
              returned,
              fate == 0 ? Fate.UNKNOWN : fate == 1 ? Fate.ABORTED : Fate.COMMITTED,
              writes()));
    }
    for (var values : written.values()) {
      java.util.Collections.shuffle(values, random);
    }
    return new Script(txns.stream().map(this::withReads).toList());
  }

  private List<Op> writes() {
    List<Op> ops = new ArrayList<>();
    var size = 1 + random.nextInt(3);
    for (var i = 0; i < size; i++) {
      var key = (long) random.nextInt(KEYS);
      var values = written.computeIfAbsent(key, k -> new ArrayList<>());
      if (random.nextBoolean() && values.size() < MOST_WRITES) {
        values.add(nextValue);
        ops.add(lists ? Op.append(key, nextValue++) : Op.write(key, nextValue++));
      } else {
        ops.add(Op.read(key, 0));
      }
    }
    return ops;
  }

  private Txn withReads(Txn txn) {
    List<Op> ops = new ArrayList<>();
    for (var op : txn.ops()) {
      ops.add(op.step() == loadbearing.check.column.Transactions.Step.READ ? read(op.key()) : op);
    }
    return txn.with(ops);
  }

  private Op read(long key) {
    var values = written.getOrDefault(key, List.of());
    if (lists) {
      return Op.read(key, values.subList(0, random.nextInt(values.size() + 1)));
    }
    var which = random.nextInt(values.size() + 1);
    return Op.read(key, which == values.size() ? 0 : values.get(which));
  }
}
