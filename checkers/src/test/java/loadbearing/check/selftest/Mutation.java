package loadbearing.check.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.selftest.Script.Op;
import loadbearing.check.selftest.Script.Txn;
import loadbearing.check.txn.Anomaly;

/** A known anomaly put into a history of lists that had none. */
enum Mutation {
  STALE_READ(
      Anomaly.G_SINGLE,
      Anomaly.G_SINGLE_PROCESS,
      Anomaly.G_SINGLE_REALTIME,
      Anomaly.LOST_UPDATE,
      Anomaly.G2,
      Anomaly.G1C,
      Anomaly.INTERNAL) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return pick(
          script,
          random,
          (txn, op) ->
              !op.list().isEmpty()
                  && txn.ops().size() == 1
                  && isOver(script, op.key(), op.list().getLast(), txn.called()),
          op -> Op.read(op.key(), op.list().subList(0, op.list().size() - 1)));
    }
  },
  PHANTOM_ELEMENT(Anomaly.UNWRITTEN_READ) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return pick(
          script,
          random,
          (txn, op) -> true,
          op -> Op.read(op.key(), joined(op.list(), 1_000_000L)));
    }
  },
  DUPLICATE(Anomaly.DUPLICATE_ELEMENTS) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return pick(
          script,
          random,
          (txn, op) -> !op.list().isEmpty(),
          op -> Op.read(op.key(), joined(op.list(), op.list().getFirst())));
    }
  },
  SWAPPED_ORDER(Anomaly.INCOMPATIBLE_ORDER) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return pick(
          script,
          random,
          (txn, op) -> op.list().size() >= 2 && readsOf(script, op) >= 2,
          op -> {
            var list = new ArrayList<>(op.list());
            list.addFirst(list.remove(1));
            return Op.read(op.key(), list);
          });
    }
  },
  ABORTED_READ(Anomaly.G1A) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      var writers =
          IntStream.range(0, script.txns().size())
              .filter(i -> script.txns().get(i).fate() == Fate.COMMITTED)
              .filter(i -> isReadByOthers(script, script.txns().get(i)))
              .toArray();
      if (writers.length == 0) {
        return Optional.empty();
      }
      var writer = writers[random.nextInt(writers.length)];
      return Optional.of(script.with(writer, script.txns().get(writer).with(Fate.ABORTED)));
    }
  },
  OWN_WRITE_MISSED(Anomaly.INTERNAL) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(script, List.of(Op.append(FRESH, 1), Op.read(FRESH, List.of())));
    }
  },
  INTERMEDIATE_READ(Anomaly.G1B) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(
          script,
          List.of(Op.append(FRESH, 1), Op.append(FRESH, 2)),
          List.of(Op.read(FRESH, List.of(1L))),
          List.of(Op.read(FRESH, List.of(1L, 2L))));
    }
  },
  DIRTY_WRITE(Anomaly.G0) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(
          script,
          List.of(Op.append(FRESH, 1), Op.append(FRESH + 1, 1)),
          List.of(Op.append(FRESH, 2), Op.append(FRESH + 1, 2)),
          List.of(Op.read(FRESH, List.of(1L, 2L)), Op.read(FRESH + 1, List.of(2L, 1L))));
    }
  },
  CIRCULAR_FLOW(Anomaly.G1C) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(
          script,
          List.of(Op.append(FRESH, 1), Op.read(FRESH + 1, List.of(2L))),
          List.of(Op.append(FRESH + 1, 2), Op.read(FRESH, List.of(1L))));
    }
  },
  READ_SKEW(Anomaly.G_SINGLE) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(
          script,
          List.of(Op.append(FRESH, 1), Op.append(FRESH + 1, 1)),
          List.of(Op.read(FRESH, List.of()), Op.read(FRESH + 1, List.of(1L))));
    }
  },
  LONG_FORK(Anomaly.G_NONADJACENT) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(
          script,
          List.of(Op.append(FRESH, 1)),
          List.of(Op.append(FRESH + 1, 1)),
          List.of(Op.read(FRESH, List.of(1L)), Op.read(FRESH + 1, List.of())),
          List.of(Op.read(FRESH, List.of()), Op.read(FRESH + 1, List.of(1L))));
    }
  },
  WRITE_SKEW(Anomaly.G2) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(
          script,
          List.of(Op.read(FRESH, List.of()), Op.append(FRESH + 1, 1)),
          List.of(Op.read(FRESH + 1, List.of()), Op.append(FRESH, 1)));
    }
  },
  LOST_UPDATE(Anomaly.LOST_UPDATE) {
    @Override
    Optional<Script> apply(Script script, Random random) {
      return plus(
          script,
          List.of(Op.read(FRESH, List.of()), Op.append(FRESH, 1)),
          List.of(Op.read(FRESH, List.of()), Op.append(FRESH, 2)),
          List.of(Op.read(FRESH, List.of(2L))));
    }
  };

  private static final long FRESH = 1_000;
  private final Set<Anomaly> expected;

  Mutation(Anomaly... expected) {
    this.expected = Set.of(expected);
  }

  /** One of these has to be found. */
  Set<Anomaly> expected() {
    return expected;
  }

  /** The history with the anomaly; empty if it has no place for it. */
  abstract Optional<Script> apply(Script script, Random random);

  private interface Place {
    boolean fits(Txn txn, Op op);
  }

  private interface Change {
    Op of(Op op);
  }

  private static Optional<Script> pick(Script script, Random random, Place place, Change change) {
    List<Script> all = new ArrayList<>();
    for (var t = 0; t < script.txns().size(); t++) {
      var txn = script.txns().get(t);
      for (var i = 0; i < txn.ops().size() && txn.fate() == Fate.COMMITTED; i++) {
        var op = txn.ops().get(i);
        if (op.isListRead() && place.fits(txn, op)) {
          all.add(script.with(t, txn.with(i, change.of(op))));
        }
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  /** Adds transactions that are all concurrent with the last and each other. */
  @SafeVarargs
  private static Optional<Script> plus(Script script, List<Op>... txns) {
    var called = script.txns().getLast().called();
    List<Txn> more = new ArrayList<>();
    for (var ops : txns) {
      more.add(new Txn(1000 + more.size(), called, called + 1000, Fate.COMMITTED, ops));
    }
    return Optional.of(script.plus(more));
  }

  private static List<Long> joined(List<Long> list, long value) {
    var copy = new ArrayList<>(list);
    copy.add(value);
    return copy;
  }

  private static boolean isOver(Script script, long key, long value, long time) {
    return script.txns().stream()
        .filter(txn -> txn.fate() == Fate.COMMITTED && txn.returned() < time)
        .flatMap(txn -> txn.ops().stream())
        .anyMatch(op -> op.step() == Step.APPEND && op.key() == key && op.value() == value);
  }

  private static long readsOf(Script script, Op read) {
    return script.txns().stream()
        .filter(txn -> txn.fate() == Fate.COMMITTED)
        .flatMap(txn -> txn.ops().stream())
        .filter(op -> op.isListRead() && op.key() == read.key() && op.list().size() >= 2)
        .count();
  }

  private static boolean isReadByOthers(Script script, Txn writer) {
    return script.txns().stream()
        .filter(txn -> txn != writer && txn.fate() == Fate.COMMITTED)
        .flatMap(txn -> txn.ops().stream())
        .filter(Op::isListRead)
        .anyMatch(
            read ->
                writer.ops().stream()
                    .anyMatch(
                        op ->
                            op.step() == Step.APPEND
                                && op.key() == read.key()
                                && read.list().contains(op.value())));
  }
}
