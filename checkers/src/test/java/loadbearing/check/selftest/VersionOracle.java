package loadbearing.check.selftest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.selftest.Script.Op;
import loadbearing.check.selftest.Script.Txn;
import loadbearing.check.txn.Level;

/**
 * Which levels a small history may have, by the definitions of Adya and nothing else: every fate of
 * what is unknown and every order of every object's versions is tried, and one without what the
 * level proscribes is enough. Of lists nothing is said where reads may be dirty.
 */
final class VersionOracle {
  private static final int WW = 1;
  private static final int WR = 2;
  private static final int RW = 4;
  private static final int PROCESS = 8;
  private static final int REALTIME = 16;

  private final List<Txn> txns;
  private final boolean lists;
  private final Set<Level> possible = EnumSet.noneOf(Level.class);

  /** One write: whose, and of what. */
  private record Write(int txn, int op, long key, long value) {}

  private VersionOracle(Script script, boolean lists) {
    txns = script.txns();
    this.lists = lists;
  }

  static Set<Level> possible(Script script, boolean lists) {
    var oracle = new VersionOracle(script, lists);
    oracle.fates(0, new boolean[script.txns().size()]);
    if (script.hasForgottenWrites()) {
      oracle.possible.removeIf(level -> level.implies(Level.SNAPSHOT_ISOLATION));
    }
    return oracle.possible;
  }

  private void fates(int at, boolean[] committed) {
    if (at == txns.size()) {
      orders(committed);
      return;
    }
    var fate = txns.get(at).fate();
    committed[at] = fate == Fate.COMMITTED;
    fates(at + 1, committed);
    if (fate == Fate.UNKNOWN) {
      committed[at] = true;
      fates(at + 1, committed);
    }
  }

  private void orders(boolean[] committed) {
    Map<Long, List<Write>> byKey = new HashMap<>();
    for (var t = 0; t < txns.size(); t++) {
      var ops = txns.get(t).ops();
      for (var i = 0; i < ops.size() && committed[t]; i++) {
        if (ops.get(i).step() != Step.READ && (lists || isLast(ops, i))) {
          var write = new Write(t, i, ops.get(i).key(), ops.get(i).value());
          byKey.computeIfAbsent(write.key(), k -> new ArrayList<>()).add(write);
        }
      }
    }
    permute(new ArrayList<>(byKey.keySet()), 0, byKey, new HashMap<>(), committed);
  }

  private static boolean isLast(List<Op> ops, int at) {
    return ops.stream()
        .skip(at + 1)
        .noneMatch(op -> op.step() != Step.READ && op.key() == ops.get(at).key());
  }

  private void permute(
      List<Long> keys,
      int at,
      Map<Long, List<Write>> byKey,
      Map<Long, List<Write>> orders,
      boolean[] committed) {
    if (at == keys.size()) {
      judge(orders, committed);
      return;
    }
    permute(keys, at, byKey, orders, committed, new ArrayList<>());
  }

  private void permute(
      List<Long> keys,
      int at,
      Map<Long, List<Write>> byKey,
      Map<Long, List<Write>> orders,
      boolean[] committed,
      List<Write> chosen) {
    var all = byKey.get(keys.get(at));
    if (chosen.size() == all.size()) {
      orders.put(keys.get(at), List.copyOf(chosen));
      permute(keys, at + 1, byKey, orders, committed);
      return;
    }
    for (var write : all) {
      var isFree =
          !chosen.contains(write)
              && all.stream()
                  .noneMatch(
                      other ->
                          other.txn() == write.txn()
                              && other.op() < write.op()
                              && !chosen.contains(other));
      if (isFree) {
        chosen.add(write);
        permute(keys, at, byKey, orders, committed, chosen);
        chosen.removeLast();
      }
    }
  }

  private void judge(Map<Long, List<Write>> orders, boolean[] committed) {
    var edges = new int[txns.size()][txns.size()];
    orders
        .values()
        .forEach(
            order -> {
              for (var i = 1; i < order.size(); i++) {
                edges[order.get(i - 1).txn()][order.get(i).txn()] |= WW;
              }
            });
    var isClean = true;
    for (var t = 0; t < txns.size(); t++) {
      // Of one whose answer is not known, what it read is not known either.
      for (var i = 0; i < txns.get(t).ops().size() && isCommittedForCertain(t); i++) {
        if (txns.get(t).ops().get(i).step() == Step.READ) {
          isClean &= read(t, i, orders, committed, edges);
        }
      }
    }
    order(committed, edges);
    for (var level : Level.values()) {
      if (isClean || !level.implies(Level.READ_COMMITTED)) {
        if (isAllowed(level, edges)) {
          possible.add(level);
        }
      }
    }
  }

  private boolean isCommittedForCertain(int t) {
    return txns.get(t).fate() == Fate.COMMITTED;
  }

  /** Adds what a read tells; false if nobody who reads committed data could have read it. */
  private boolean read(
      int t, int at, Map<Long, List<Write>> orders, boolean[] committed, int[][] edges) {
    var ops = txns.get(t).ops();
    var op = ops.get(at);
    var order = orders.getOrDefault(op.key(), List.of());
    var position = lists ? positionOfList(op, order) : position(t, at, order);
    if (position < -1) {
      return isOwnEarlier(t, at);
    }
    if (position >= 0 && order.get(position).txn() == t && order.get(position).op() > at) {
      return false;
    }
    if (position >= 0 && order.get(position).txn() != t) {
      edges[order.get(position).txn()][t] |= WR;
      var writer = txns.get(order.get(position).txn()).ops();
      if (!isLast(writer, order.get(position).op())) {
        return false;
      }
    }
    for (var i = 0; i <= position; i++) {
      if (order.get(i).txn() == t && order.get(i).op() > at) {
        return false;
      }
    }
    var isOwn = position >= 0 && order.get(position).txn() == t;
    if (position + 1 < order.size() && !isOwn) {
      edges[t][order.get(position + 1).txn()] |= RW;
    }
    return true;
  }

  /** Where what a list read ends in the order, -1 for the beginning, -2 if it is no prefix. */
  private static int positionOfList(Op read, List<Write> order) {
    if (read.list().size() > order.size()) {
      return -2;
    }
    for (var i = 0; i < read.list().size(); i++) {
      if (order.get(i).value() != read.list().get(i)) {
        return -2;
      }
    }
    return read.list().size() - 1;
  }

  private int position(int t, int at, List<Write> order) {
    var value = txns.get(t).ops().get(at).value();
    if (value == 0) {
      return -1;
    }
    for (var i = 0; i < order.size(); i++) {
      if (order.get(i).value() == value) {
        return i;
      }
    }
    return -2;
  }

  /** Whether a register's read is of a version that only its own transaction ever saw. */
  private boolean isOwnEarlier(int t, int at) {
    var ops = txns.get(t).ops();
    return !lists
        && ops.subList(0, at).stream()
            .anyMatch(
                op ->
                    op.step() == Step.WRITE
                        && op.key() == ops.get(at).key()
                        && op.value() == ops.get(at).value());
  }

  private void order(boolean[] committed, int[][] edges) {
    for (var a = 0; a < txns.size(); a++) {
      for (var b = 0; b < txns.size(); b++) {
        var first = txns.get(a);
        var second = txns.get(b);
        if (a != b && isCommittedForCertain(a) && committed[b]) {
          if (first.process() == second.process() && first.returned() <= second.called()) {
            edges[a][b] |= PROCESS;
          }
          if (first.returned() < second.called()) {
            edges[a][b] |= REALTIME;
          }
        }
      }
    }
  }

  private boolean isAllowed(Level level, int[][] edges) {
    var ordered = 0;
    if (level == Level.STRICT_SERIALIZABLE) {
      ordered = PROCESS | REALTIME;
    } else if (level.name().startsWith("STRONG_SESSION")) {
      ordered = PROCESS;
    }
    if (level.implies(Level.REPEATABLE_READ)) {
      return !hasCycle(edges, WW | WR | RW | ordered);
    }
    if (level.implies(Level.SNAPSHOT_ISOLATION)) {
      return !hasCycleApart(edges, WW | WR | ordered);
    }
    return !hasCycle(edges, (level.implies(Level.READ_COMMITTED) ? WW | WR : WW) | ordered);
  }

  private static boolean hasCycle(int[][] edges, int mask) {
    var reach = new boolean[edges.length][edges.length];
    for (var a = 0; a < edges.length; a++) {
      for (var b = 0; b < edges.length; b++) {
        reach[a][b] = a != b && (edges[a][b] & mask) != 0;
      }
    }
    return closes(reach);
  }

  /** Whether there is a cycle in which no two reads of what was written over are neighbours. */
  private static boolean hasCycleApart(int[][] edges, int mask) {
    var n = edges.length;
    var reach = new boolean[2 * n][2 * n];
    for (var a = 0; a < n; a++) {
      for (var b = 0; b < n; b++) {
        if (a != b && (edges[a][b] & mask) != 0) {
          reach[a][b] = true;
          reach[n + a][b] = true;
        }
        if (a != b && (edges[a][b] & RW) != 0) {
          reach[a][n + b] = true;
        }
      }
    }
    return closes(reach);
  }

  private static boolean closes(boolean[][] reach) {
    for (var k = 0; k < reach.length; k++) {
      for (var a = 0; a < reach.length; a++) {
        for (var b = 0; b < reach.length && reach[a][k]; b++) {
          reach[a][b] |= reach[k][b];
        }
      }
    }
    for (var a = 0; a < reach.length; a++) {
      if (reach[a][a]) {
        return true;
      }
    }
    return false;
  }
}
