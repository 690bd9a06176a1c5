package loadbearing.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;

/**
 * Judges a bank by its total: that of the first transaction that read all accounts, which are all
 * keys there are.
 */
final class BankCheck {
  private BankCheck() {}

  static Judged judge(Recorded.Transacted recorded, BankRules rules) {
    var transactions = recorded.columns();
    var accounts = accounts(transactions);
    var seen = BankTotals.of(transactions, recorded.scalars(), accounts, BigDecimal.ZERO).reads();
    if (accounts.isEmpty() || seen.isEmpty()) {
      var why =
          accounts.isEmpty()
              ? "no committed transaction reads or writes an account"
              : "no committed transaction reads all %d accounts".formatted(accounts.size());
      return Judged.clean(Model.BANK, CheckVerdict.UNKNOWN, List.of(why));
    }
    var totals = new BankTotals(rules.total().orElse(seen.getFirst().seen()), seen);
    if (totals.wrong().isEmpty()) {
      return Judged.clean(Model.BANK, CheckVerdict.OK, List.of());
    }
    return wrong(recorded, totals, rules);
  }

  private static Judged wrong(Recorded.Transacted recorded, BankTotals totals, BankRules rules) {
    var first = totals.reads().getFirst().transaction();
    var wrong = totals.wrong().getFirst();
    List<String> why = new ArrayList<>();
    why.add(
        "event %d saw %s in all accounts, and %s"
            .formatted(
                recorded.columns().label(wrong.transaction()),
                wrong.seen().toPlainString(),
                rules
                    .total()
                    .map(total -> total.toPlainString() + " was promised")
                    .orElse(
                        "event %d saw %s"
                            .formatted(
                                recorded.columns().label(first), totals.total().toPlainString()))));
    why.add(
        "%d of %d reads of all accounts saw a wrong total, which in the end was %s"
            .formatted(
                totals.wrong().size(),
                totals.reads().size(),
                totals.isRightInTheEnd() ? "right again" : "wrong"));
    return new Judged(
        Model.BANK,
        CheckVerdict.BAD,
        List.of("wrong-total"),
        List.of("snapshot-isolation"),
        List.of(recorded.columns().label(wrong.transaction()), recorded.columns().label(first)),
        why,
        List.of());
  }

  private static Set<Long> accounts(Transactions transactions) {
    Set<Long> accounts = new HashSet<>();
    for (var t = 0; t < transactions.size(); t++) {
      if (transactions.fate(t) == Fate.COMMITTED) {
        for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
          if (transactions.step(s) != Step.APPEND && !transactions.isList(s)) {
            accounts.add(transactions.key(s));
          }
        }
      }
    }
    return accounts;
  }
}
