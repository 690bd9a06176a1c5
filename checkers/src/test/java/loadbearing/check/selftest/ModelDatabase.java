package loadbearing.check.selftest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.selftest.Script.Op;
import loadbearing.check.selftest.Script.Txn;
import loadbearing.check.txn.Level;

/**
 * A database of lists or registers whose users take turns as a seeded scheduler says; it keeps a
 * level and no more.
 */
final class ModelDatabase {
  /** What it keeps. */
  enum Keeping {
    /** Everything happens at commit. */
    STRICT(Level.STRICT_SERIALIZABLE),
    /** The same, but those who only read may be given the past. */
    EVENTUAL(Level.SERIALIZABLE),
    /** Reads from the start of the transaction; of two writers of a key the first commits. */
    SNAPSHOT(Level.STRONG_SESSION_SNAPSHOT_ISOLATION),
    /** Reads what is committed at that moment; a key has one writer at a time. */
    COMMITTED(Level.STRONG_SESSION_READ_COMMITTED),
    /** Reads what is there; a key has one writer at a time. */
    UNCOMMITTED(Level.STRONG_SESSION_READ_UNCOMMITTED);

    private final Level level;

    Keeping(Level level) {
      this.level = level;
    }

    Level level() {
      return level;
    }
  }

  private final Random random;
  private final Keeping keeping;
  private final boolean lists;
  private final int keys;
  private final List<Map<Long, List<Long>>> committed = new ArrayList<>(List.of(Map.of()));
  private final Map<Long, Integer> changed = new HashMap<>();
  private final Map<Long, List<Long>> dirty = new HashMap<>();
  private final Map<Long, Session> locks = new HashMap<>();
  private final List<Txn> done = new ArrayList<>();
  private long time;
  private long nextValue = 1;

  private ModelDatabase(long seed, Keeping keeping, boolean lists, int keys) {
    random = new Random(seed);
    this.keeping = keeping;
    this.lists = lists;
    this.keys = keys;
  }

  /** A history of about {@code size} transactions of {@code users}. */
  static Script history(long seed, Keeping keeping, boolean lists, int size, int users, int keys) {
    var model = new ModelDatabase(seed, keeping, lists, keys);
    List<Session> sessions = new ArrayList<>();
    for (var user = 0; user < users; user++) {
      sessions.add(model.new Session(user));
    }
    while (model.done.size() < size) {
      sessions.get(model.random.nextInt(users)).turn();
    }
    sessions.forEach(Session::giveUp);
    return new Script(model.done);
  }

  private Map<Long, List<Long>> now() {
    return committed.getLast();
  }

  /** One user. */
  private final class Session {
    private final long process;
    private long called = -1;
    private List<Op> plan = List.of();
    private final List<Op> ops = new ArrayList<>();
    private final Map<Long, List<Long>> own = new HashMap<>();
    private final Set<Long> written = new HashSet<>();
    private int start;
    private boolean spoilt;

    Session(long process) {
      this.process = process;
    }

    void turn() {
      time++;
      if (called < 0) {
        begin();
      } else if (ops.size() < plan.size()) {
        step(plan.get(ops.size()));
      } else {
        end();
      }
    }

    private void begin() {
      called = time;
      start = committed.size() - 1;
      plan = new ArrayList<>();
      var size = 1 + random.nextInt(4);
      for (var i = 0; i < size; i++) {
        var key = (long) random.nextInt(keys);
        plan.add(
            random.nextBoolean()
                ? Op.read(key, 0)
                : lists ? Op.append(key, nextValue++) : Op.write(key, nextValue++));
      }
    }

    private void step(Op op) {
      if (locksWrites() && op.step() != Step.READ && !lock(op.key())) {
        return;
      }
      if (keeping == Keeping.STRICT || keeping == Keeping.EVENTUAL) {
        ops.add(op);
      } else {
        ops.add(perform(op, view(op.key())));
      }
    }

    private boolean locksWrites() {
      return keeping == Keeping.UNCOMMITTED || keeping == Keeping.COMMITTED;
    }

    private boolean lock(long key) {
      var holder = locks.putIfAbsent(key, this);
      if (holder == null || holder == this) {
        return true;
      }
      if (random.nextInt(4) == 0) {
        spoilt = true;
        end();
      }
      return false;
    }

    private List<Long> view(long key) {
      return switch (keeping) {
        case UNCOMMITTED -> dirty.getOrDefault(key, List.of());
        case COMMITTED -> joined(now().getOrDefault(key, List.of()), key);
        case SNAPSHOT -> joined(committed.get(start).getOrDefault(key, List.of()), key);
        case STRICT, EVENTUAL -> throw new IllegalStateException("reads at commit");
      };
    }

    private List<Long> joined(List<Long> base, long key) {
      var all = new ArrayList<>(base);
      all.addAll(own.getOrDefault(key, List.of()));
      return all;
    }

    private Op perform(Op op, List<Long> view) {
      if (op.step() == Step.READ) {
        return lists
            ? Op.read(op.key(), view)
            : Op.read(op.key(), view.isEmpty() ? 0 : view.getLast());
      }
      written.add(op.key());
      own.computeIfAbsent(op.key(), k -> new ArrayList<>()).add(op.value());
      if (keeping == Keeping.UNCOMMITTED) {
        dirty.computeIfAbsent(op.key(), k -> new ArrayList<>()).add(op.value());
      }
      return op;
    }

    private void end() {
      if (keeping == Keeping.STRICT || keeping == Keeping.EVENTUAL) {
        replay();
      }
      var aborts = spoilt || random.nextInt(10) == 0 || conflicts();
      if (aborts) {
        own.forEach((key, values) -> dirty.getOrDefault(key, new ArrayList<>()).removeAll(values));
      } else {
        commit();
      }
      locks.values().removeIf(holder -> holder == this);
      var unknown = random.nextInt(20) == 0;
      var fate = unknown ? Fate.UNKNOWN : aborts ? Fate.ABORTED : Fate.COMMITTED;
      done.add(new Txn(process, called, ++time, fate, fate == Fate.COMMITTED ? ops() : plan));
      clear();
    }

    /** What is still open at the end has no answer. */
    void giveUp() {
      if (called >= 0) {
        done.add(new Txn(process, called, ++time, Fate.UNKNOWN, plan));
      }
    }

    private void clear() {
      called = -1;
      spoilt = false;
      ops.clear();
      own.clear();
      written.clear();
    }

    private List<Op> ops() {
      return List.copyOf(ops);
    }

    private void replay() {
      var readsOnly = plan.stream().allMatch(op -> op.step() == Step.READ);
      var isPast = keeping == Keeping.EVENTUAL && readsOnly && random.nextBoolean();
      var state = isPast ? committed.get(random.nextInt(committed.size())) : now();
      ops.clear();
      for (var op : plan) {
        ops.add(perform(op, joined(state.getOrDefault(op.key(), List.of()), op.key())));
      }
    }

    private boolean conflicts() {
      return keeping == Keeping.SNAPSHOT
          && written.stream().anyMatch(key -> changed.getOrDefault(key, 0) > start);
    }

    private void commit() {
      Map<Long, List<Long>> next = new HashMap<>(now());
      own.forEach((key, values) -> next.put(key, joined(now().getOrDefault(key, List.of()), key)));
      committed.add(next);
      written.forEach(key -> changed.put(key, committed.size() - 1));
    }
  }
}
