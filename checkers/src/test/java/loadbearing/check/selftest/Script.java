package loadbearing.check.selftest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.txn.Isolation;
import loadbearing.check.txn.Level;
import loadbearing.check.txn.TransactionCheck;

/** A history of transactions that can be changed. */
record Script(List<Txn> txns) {
  /**
   * One step.
   *
   * @param list what a read of a list returned; null for others
   * @param value what was written, or what a read of a register returned (0 for nil)
   */
  record Op(Step step, long key, long value, List<Long> list) {
    static Op append(long key, long value) {
      return new Op(Step.APPEND, key, value, null);
    }

    static Op write(long key, long value) {
      return new Op(Step.WRITE, key, value, null);
    }

    static Op read(long key, List<Long> list) {
      return new Op(Step.READ, key, 0, List.copyOf(list));
    }

    static Op read(long key, long value) {
      return new Op(Step.READ, key, value, null);
    }

    boolean isListRead() {
      return step == Step.READ && list != null;
    }

    @Override
    public String toString() {
      return step + " " + key + " " + (list == null ? value : list);
    }
  }

  /** One transaction. */
  record Txn(long process, long called, long returned, Fate fate, List<Op> ops) {
    Txn with(List<Op> other) {
      return new Txn(process, called, returned, fate, other);
    }

    Txn with(int index, Op op) {
      var copy = new ArrayList<>(ops);
      copy.set(index, op);
      return with(copy);
    }

    Txn with(Fate other) {
      return new Txn(process, called, returned, other, ops);
    }
  }

  Script {
    txns = txns.stream().sorted(Comparator.comparingLong(Txn::called)).toList();
  }

  Script with(int index, Txn txn) {
    var copy = new ArrayList<>(txns);
    copy.set(index, txn);
    return new Script(copy);
  }

  Script plus(List<Txn> more) {
    var copy = new ArrayList<>(txns);
    copy.addAll(more);
    return new Script(copy);
  }

  /** Whether a committed transaction reads something else than it wrote itself before. */
  boolean hasForgottenWrites() {
    return txns.stream().filter(txn -> txn.fate == Fate.COMMITTED).anyMatch(Script::forgets);
  }

  private static boolean forgets(Txn txn) {
    for (var i = 0; i < txn.ops.size(); i++) {
      var read = txn.ops.get(i);
      var own =
          txn.ops.subList(0, i).stream()
              .filter(op -> op.step != Step.READ && op.key == read.key)
              .map(Op::value)
              .toList();
      if (read.step == Step.READ && !own.isEmpty()) {
        var isKept =
            read.isListRead()
                ? read.list.size() >= own.size()
                    && read.list
                        .subList(read.list.size() - own.size(), read.list.size())
                        .equals(own)
                : read.value == own.getLast();
        if (!isKept) {
          return true;
        }
      }
    }
    return false;
  }

  Isolation judge(Level promised) {
    return TransactionCheck.judge(columns(), new Scalars(), promised);
  }

  Transactions columns() {
    var columns = new Transactions();
    for (var txn : txns) {
      var index = columns.call(txn.process, txn.called);
      columns.beginSteps(index);
      for (var op : txn.ops) {
        var value = op.step == Step.READ && op.value == 0 ? Scalars.NIL : op.value;
        columns.step(index, op.step, op.key, value);
        if (op.isListRead()) {
          columns.beginList();
          op.list.forEach(columns::element);
        }
      }
      columns.complete(index, txn.fate, txn.returned, index);
    }
    return columns;
  }

  @Override
  public String toString() {
    return txns.stream().map(Txn::toString).collect(Collectors.joining("\n", "\n", "\n"));
  }
}
