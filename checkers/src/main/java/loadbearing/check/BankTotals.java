package loadbearing.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;

/**
 * Whether the money in a bank stays the same: every committed transaction that reads all accounts
 * before it writes any has to see the total.
 *
 * @param total what all accounts hold together
 * @param reads those that read all accounts, ordered by call
 */
public record BankTotals(long total, List<Read> reads) {
  /**
   * One transaction that read all accounts.
   *
   * @param transaction its index
   * @param seen what they held together
   * @param negative whether one of them held less than nothing
   */
  public record Read(int transaction, long seen, boolean negative) {}

  public BankTotals {
    reads = List.copyOf(reads);
  }

  /**
   * The totals that {@code transactions} saw.
   *
   * @param accounts the keys of all accounts
   * @param total what they hold together; an account that nobody wrote holds nothing
   */
  public static BankTotals of(Transactions transactions, Set<Long> accounts, long total) {
    List<Read> reads = new ArrayList<>();
    for (var t = 0; t < transactions.size(); t++) {
      if (transactions.fate(t) == Fate.COMMITTED) {
        var balances = balances(transactions, t);
        if (balances.keySet().containsAll(accounts)) {
          var held = accounts.stream().mapToLong(balances::get).toArray();
          long sum = 0;
          var negative = false;
          for (var balance : held) {
            sum += balance;
            negative |= balance < 0;
          }
          reads.add(new Read(t, sum, negative));
        }
      }
    }
    return new BankTotals(total, reads);
  }

  private static Map<Long, Long> balances(Transactions transactions, int transaction) {
    Map<Long, Long> balances = new HashMap<>();
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      if (transactions.step(s) != Transactions.Step.READ) {
        return balances;
      }
      var value = transactions.value(s);
      balances.put(transactions.key(s), value == Scalars.NIL ? 0 : value);
    }
    return balances;
  }

  /** Those that saw another total. */
  public List<Read> wrong() {
    return reads.stream().filter(read -> read.seen() != total).toList();
  }

  /** Whether the last that read all accounts saw the total; true if none did. */
  public boolean isRightInTheEnd() {
    return reads.isEmpty() || reads.getLast().seen() == total;
  }
}
