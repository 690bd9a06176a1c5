package loadbearing.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public record BankTotals(BigDecimal total, List<Read> reads) {
  /**
   * One transaction that read all accounts.
   *
   * @param transaction its index
   * @param seen what they held together
   * @param negative whether one of them held less than nothing
   */
  public record Read(int transaction, BigDecimal seen, boolean negative) {}

  public BankTotals {
    reads = List.copyOf(reads);
  }

  /**
   * The totals that {@code transactions} saw.
   *
   * @param scalars of their keys and values
   * @param accounts the keys of all accounts
   * @param total what they hold together; an account that nobody wrote holds nothing
   */
  public static BankTotals of(
      Transactions transactions, Scalars scalars, Set<Long> accounts, BigDecimal total) {
    List<Read> reads = new ArrayList<>();
    for (var t = 0; t < transactions.size(); t++) {
      if (transactions.fate(t) == Fate.COMMITTED) {
        var balances = balances(transactions, scalars, t);
        if (balances.keySet().containsAll(accounts)) {
          var held = accounts.stream().map(balances::get).toList();
          reads.add(
              new Read(
                  t,
                  held.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros(),
                  held.stream().anyMatch(balance -> balance.signum() < 0)));
        }
      }
    }
    return new BankTotals(total, reads);
  }

  /** What a transaction read before it wrote; what is no number says nothing. */
  private static Map<Long, BigDecimal> balances(
      Transactions transactions, Scalars scalars, int transaction) {
    Map<Long, BigDecimal> balances = new HashMap<>();
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      if (transactions.step(s) != Transactions.Step.READ) {
        return balances;
      }
      var value = transactions.value(s);
      var balance = value == Scalars.NIL ? Optional.of(BigDecimal.ZERO) : scalars.decimal(value);
      if (balance.isPresent() && !transactions.isList(s)) {
        balances.put(transactions.key(s), balance.get());
      }
    }
    return balances;
  }

  /** Those that saw another total. */
  public List<Read> wrong() {
    return reads.stream().filter(read -> read.seen().compareTo(total) != 0).toList();
  }

  /** Whether the last that read all accounts saw the total; true if none did. */
  public boolean isRightInTheEnd() {
    return reads.isEmpty() || reads.getLast().seen().compareTo(total) == 0;
  }
}
