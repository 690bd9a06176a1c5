package loadbearing.check.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.selftest.ModelDatabase.Keeping;
import loadbearing.check.selftest.Script.Op;
import loadbearing.check.selftest.Script.Txn;
import loadbearing.check.txn.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On tiny histories every order of the transactions is tried. */
class BruteForceTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.histories", 150);

  @ParameterizedTest
  @EnumSource(Keeping.class)
  void verdictOnListsIsThatOfTryingEveryOrder(Keeping keeping) {
    var bad = 0;
    for (var seed = 0; seed < HISTORIES; seed++) {
      var script = disturbed(ModelDatabase.history(seed, keeping, true, 6, 3, 2), seed);
      for (var isStrict : new boolean[] {true, false}) {
        var level = isStrict ? Level.STRICT_SERIALIZABLE : Level.SERIALIZABLE;

        var judged = script.judge(level);

        assertThat(judged.isBad())
            .as("seed %d, %s, %s%s", seed, level, judged.found(), script)
            .isEqualTo(!isPossible(script, isStrict));
        bad += judged.isBad() ? 1 : 0;
      }
    }
    assertThat(bad).isBetween(HISTORIES / 20, 2 * HISTORIES - HISTORIES / 20);
  }

  @ParameterizedTest
  @EnumSource(Keeping.class)
  void badVerdictOnRegistersMeansThatNoOrderExplainsThem(Keeping keeping) {
    for (var seed = 0; seed < HISTORIES; seed++) {
      var script = ModelDatabase.history(seed, keeping, false, 6, 3, 2);
      for (var isStrict : new boolean[] {true, false}) {
        var level = isStrict ? Level.STRICT_SERIALIZABLE : Level.SERIALIZABLE;

        var judged = script.judge(level);

        if (judged.isBad()) {
          assertThat(isPossible(script, isStrict))
              .as("seed %d, %s, %s%s", seed, level, judged.found(), script)
              .isFalse();
        }
      }
    }
  }

  /** Half of them with one read cut short. */
  private static Script disturbed(Script script, int seed) {
    if (seed % 2 == 0) {
      return script;
    }
    for (var t = 0; t < script.txns().size(); t++) {
      var txn = script.txns().get(t);
      for (var i = 0; i < txn.ops().size(); i++) {
        var op = txn.ops().get(i);
        if (op.isListRead() && !op.list().isEmpty()) {
          var cut = Op.read(op.key(), op.list().subList(0, op.list().size() - 1));
          return script.with(t, txn.with(i, cut));
        }
      }
    }
    return script;
  }

  /** Whether some order of the committed and some of the unknown ones explains every read. */
  private static boolean isPossible(Script script, boolean isStrict) {
    var txns = script.txns().stream().filter(txn -> txn.fate() != Fate.ABORTED).toList();
    return place(txns, new boolean[txns.size()], Map.of(), isStrict);
  }

  private static boolean place(
      List<Txn> txns, boolean[] used, Map<Long, List<Long>> state, boolean isStrict) {
    var allDone = true;
    for (var i = 0; i < txns.size(); i++) {
      allDone &= used[i] || txns.get(i).fate() == Fate.UNKNOWN;
      if (!used[i] && (!isStrict || mayBeNext(txns, used, i))) {
        var next = apply(txns.get(i), state);
        used[i] = true;
        if (next != null && place(txns, used, next, isStrict)) {
          used[i] = false;
          return true;
        }
        used[i] = false;
      }
    }
    return allDone;
  }

  private static boolean mayBeNext(List<Txn> txns, boolean[] used, int index) {
    for (var i = 0; i < txns.size(); i++) {
      var isBefore =
          txns.get(i).fate() == Fate.COMMITTED && txns.get(i).returned() < txns.get(index).called();
      if (!used[i] && isBefore) {
        return false;
      }
    }
    return true;
  }

  private static Map<Long, List<Long>> apply(Txn txn, Map<Long, List<Long>> state) {
    var next = new HashMap<>(state);
    for (var op : txn.ops()) {
      var value = next.getOrDefault(op.key(), List.of());
      switch (op.step()) {
        case APPEND, WRITE -> {
          var longer = new ArrayList<>(value);
          longer.add(op.value());
          next.put(op.key(), longer);
        }
        case READ -> {
          var isRight =
              txn.fate() == Fate.UNKNOWN
                  || (op.isListRead()
                      ? value.equals(op.list())
                      : op.value() == (value.isEmpty() ? 0 : value.getLast()));
          if (!isRight) {
            return null;
          }
        }
      }
    }
    return next;
  }
}
