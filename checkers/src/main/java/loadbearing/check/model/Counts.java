package loadbearing.check.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Datum.One;
import loadbearing.check.model.Ruling.Flaw;

/**
 * A counter: a read is at least what was added for certain before it was called, and at most what
 * may have been added before it returned; what may have been taken away lowers the least.
 *
 * <p>Jepsen's counter knows no negative amounts; without them the bounds are its.
 */
record Counts(Scalars scalars, BigDecimal first) {
  boolean knows(Call call) {
    return call.is("add") && amount(call.asked()).isPresent()
        || call.is("read") && (!call.isOk() || amount(call.answered()).isPresent());
  }

  private Optional<BigDecimal> amount(Datum value) {
    return value instanceof One one ? scalars.decimal(one.code()) : Optional.empty();
  }

  Ruling judge(List<Call> calls) {
    var least = new TreeMap<Long, BigDecimal>();
    var most = new TreeMap<Long, BigDecimal>();
    var lower = new TreeMap<Long, BigDecimal>();
    var upper = new TreeMap<Long, BigDecimal>();
    for (var add : calls) {
      if (add.is("add") && add.isPossible()) {
        var amount = amount(add.asked()).orElseThrow();
        lower.merge(add.called(), amount.min(BigDecimal.ZERO), BigDecimal::add);
        upper.merge(add.called(), amount.max(BigDecimal.ZERO), BigDecimal::add);
        if (add.isOk()) {
          least.merge(add.returned(), amount.max(BigDecimal.ZERO), BigDecimal::add);
          most.merge(add.returned(), amount.min(BigDecimal.ZERO), BigDecimal::add);
        }
      }
    }
    List.of(least, most, lower, upper).forEach(Counts::sum);
    List<Flaw> flaws = new ArrayList<>();
    for (var read : calls) {
      if (read.is("read") && read.isOk()) {
        var from = first.add(at(least, read.called())).add(at(lower, read.returned()));
        var to = first.add(at(most, read.called())).add(at(upper, read.returned()));
        var seen = amount(read.answered()).orElseThrow();
        if (seen.compareTo(from) < 0 || seen.compareTo(to) > 0) {
          flaws.add(flaw(read, seen, from, to, calls));
        }
      }
    }
    return Ruling.of(flaws);
  }

  /** Makes every entry the sum of all up to it. */
  private static void sum(TreeMap<Long, BigDecimal> amounts) {
    var sum = BigDecimal.ZERO;
    for (var entry : amounts.entrySet()) {
      sum = sum.add(entry.getValue());
      entry.setValue(sum);
    }
  }

  private static BigDecimal at(TreeMap<Long, BigDecimal> sums, long time) {
    var entry = sums.lowerEntry(time);
    return entry == null ? BigDecimal.ZERO : entry.getValue();
  }

  private Flaw flaw(Call read, BigDecimal seen, BigDecimal from, BigDecimal to, List<Call> calls) {
    var why =
        "event %d read %s, which is not between %s and %s"
            .formatted(
                read.label(), seen.toPlainString(), from.toPlainString(), to.toPlainString());
    List<Call> proof = new ArrayList<>(List.of(read));
    var sign = seen.compareTo(from) < 0 ? 1 : -1;
    calls.stream()
        .filter(add -> add.is("add") && add.isOk() && add.returned() < read.called())
        .filter(add -> amount(add.asked()).orElseThrow().signum() == sign)
        .forEach(proof::add);
    return new Flaw("out-of-bounds", why, proof);
  }
}
