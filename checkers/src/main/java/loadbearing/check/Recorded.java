package loadbearing.check;

import java.util.List;
import java.util.Optional;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.model.Call;

/** What a history's file held, up to a problem if it has one. */
public sealed interface Recorded {
  /** What is wrong with the file; what was read before that is here. */
  Optional<Problem> problem();

  /** How many operations were called. */
  long operations();

  /**
   * Operations on registers or strings by key.
   *
   * @param format where they come from
   * @param columns the operations; a label is a completion's position in the file, from 0
   * @param keys by the numbers that operations use, codes of {@code scalars}
   * @param initial every key's value before the first write, a code of {@code scalars}
   * @param scalars the values
   */
  record Registers(
      HistoryFormat format,
      Operations columns,
      List<Long> keys,
      long initial,
      Scalars scalars,
      Optional<Problem> problem)
      implements Recorded {
    public Registers {
      keys = List.copyOf(keys);
    }

    @Override
    public long operations() {
      return columns.size();
    }
  }

  /**
   * Transactions; a label is a completion's position in the file, from 0.
   *
   * @param columns the transactions
   * @param scalars their keys and values
   */
  record Transacted(Transactions columns, Scalars scalars, Optional<Problem> problem)
      implements Recorded {
    @Override
    public long operations() {
      return columns.size();
    }
  }

  /**
   * Operations of any kind; a label is a completion's position in the file, from 0.
   *
   * @param list in the order of calls
   * @param scalars their values
   */
  record Calls(List<Call> list, Scalars scalars, Optional<Problem> problem) implements Recorded {
    public Calls {
      list = List.copyOf(list);
    }

    @Override
    public long operations() {
      return list.size();
    }
  }

  /** Nothing that could be judged. */
  record Nothing(Optional<Problem> problem) implements Recorded {
    @Override
    public long operations() {
      return 0;
    }
  }
}
