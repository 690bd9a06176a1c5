package loadbearing.check.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Datum.One;
import loadbearing.check.model.Datum.Pairs;
import loadbearing.check.model.Ruling.Flaw;

/**
 * A bank whose reads return all balances as one map, while transfers move money between accounts:
 * every read holds the total, of the same accounts, and none has no balance or a negative one.
 *
 * @param total what all accounts hold together; empty for what the first read holds
 * @param allowsNegative whether a balance may be negative
 */
record MapBank(Scalars scalars, Optional<BigDecimal> total, boolean allowsNegative) {
  boolean knows(Call call) {
    return call.is("transfer")
        || call.is("read") && (!call.isOk() || isOfBalances(call.answered()));
  }

  private boolean isOfBalances(Datum answer) {
    return answer instanceof Pairs pairs
        && pairs.entries().values().stream().allMatch(b -> b.isNil() || balance(b).isPresent());
  }

  private Optional<BigDecimal> balance(Datum value) {
    return value instanceof One one ? scalars.decimal(one.code()) : Optional.empty();
  }

  Ruling judge(List<Call> calls) {
    var reads = calls.stream().filter(call -> call.is("read") && call.isOk()).toList();
    if (reads.isEmpty()) {
      return Ruling.unknown("no read was answered");
    }
    var first = reads.stream().min(Comparator.comparingLong(Call::returned)).orElseThrow();
    var accounts = entries(first).entries().keySet();
    List<Flaw> flaws = new ArrayList<>();
    for (var read : reads) {
      for (var entry : entries(read).entries().entrySet()) {
        one(read, entry.getKey(), entry.getValue(), flaws);
      }
      if (!accounts.containsAll(entries(read).entries().keySet())) {
        var proof = List.of(read, first);
        flaws.add(new Flaw("unexpected-key", said(read, "accounts the first did not"), proof));
      } else if (!entries(read).entries().containsValue(Datum.NIL)
          && held(read).compareTo(expected(first)) != 0) {
        var what = held(read).toPlainString() + " in all accounts, expected ";
        var proof = total.isPresent() || read == first ? List.of(read) : List.of(read, first);
        flaws.add(
            new Flaw("wrong-total", said(read, what + expected(first).toPlainString()), proof));
      }
    }
    return Ruling.of(flaws);
  }

  private void one(Call read, Datum account, Datum balance, List<Flaw> flaws) {
    var name = account.show(scalars);
    if (balance.isNil()) {
      flaws.add(new Flaw("nil-balance", said(read, "no balance of " + name), List.of(read)));
    } else if (!allowsNegative && balance(balance).orElseThrow().signum() < 0) {
      var what = "a negative balance of " + name + ", " + balance.show(scalars);
      flaws.add(new Flaw("negative-value", said(read, what), List.of(read)));
    }
  }

  private static String said(Call read, String what) {
    return "event %d read %s".formatted(read.label(), what);
  }

  private static Pairs entries(Call read) {
    return (Pairs) read.answered();
  }

  private BigDecimal expected(Call first) {
    return total.orElseGet(() -> held(first));
  }

  private BigDecimal held(Call read) {
    return entries(read).entries().values().stream()
        .map(balance -> balance(balance).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
