package loadbearing.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Ruling.Flaw;

/**
 * A set to which elements are added, and which is read as a whole.
 *
 * <p>Lost is an element that was there for certain (its add had returned, or a read had shown it)
 * when a read was called that does not show it, and that no read called later shows. Where only the
 * last read counts the others are passed over.
 *
 * @param isLastOnly whether only the last read counts
 */
record SetReads(Scalars scalars, boolean isLastOnly) {
  boolean knows(Call call) {
    return Elements.isAdd(call) || Elements.isRead(call);
  }

  Ruling judge(List<Call> calls) {
    var reads = calls.stream().filter(call -> call.is("read") && call.isOk()).toList();
    if (reads.isEmpty()) {
      return Ruling.unknown("the set was never read");
    }
    var last = reads.stream().max(Comparator.comparingLong(Call::returned)).orElseThrow();
    var counted = isLastOnly ? List.of(last) : reads;
    List<Flaw> flaws = new ArrayList<>();
    unexpected(counted, calls, flaws);
    lost(counted, calls, flaws);
    return Ruling.of(flaws);
  }

  private void unexpected(List<Call> reads, List<Call> calls, List<Flaw> flaws) {
    Map<Datum, Long> first = new HashMap<>();
    for (var call : calls) {
      if (call.is("add") && call.isPossible()) {
        first.merge(call.asked(), call.called(), Math::min);
      }
    }
    for (var read : reads) {
      Set<Datum> seen = new HashSet<>();
      for (var element : Elements.items(read.answered())) {
        if (first.getOrDefault(element, Long.MAX_VALUE) > read.returned()) {
          add(flaws, "unexpected", "%s, which nobody had added", read, element, List.of(read));
        }
        if (!seen.add(element)) {
          add(flaws, "duplicate", "%s more than once", read, element, List.of(read));
        }
      }
    }
  }

  private void lost(List<Call> reads, List<Call> calls, List<Flaw> flaws) {
    Map<Datum, Call> known = new HashMap<>();
    Map<Datum, Call> present = new HashMap<>();
    calls.stream()
        .filter(call -> call.is("add") && call.isOk())
        .forEach(add -> known.merge(add.asked(), add, SetReads::sooner));
    for (var read : reads) {
      for (var element : Elements.items(read.answered())) {
        known.merge(element, read, SetReads::sooner);
        present.merge(element, read, (one, other) -> one.called() >= other.called() ? one : other);
      }
    }
    List<Set<Datum>> contents = new ArrayList<>();
    reads.forEach(read -> contents.add(new HashSet<>(Elements.items(read.answered()))));
    known.forEach(
        (element, since) -> {
          var shown = present.containsKey(element) ? present.get(element).called() : -1;
          for (var i = reads.size() - 1; i >= 0 && reads.get(i).called() > shown; i--) {
            var read = reads.get(i);
            if (since.returned() < read.called() && !contents.get(i).contains(element)) {
              var what = "no %s, which was there before";
              add(flaws, "lost", what, read, element, List.of(read, since));
              return;
            }
          }
        });
  }

  private static Call sooner(Call one, Call other) {
    return one.returned() <= other.returned() ? one : other;
  }

  private void add(
      List<Flaw> flaws, String anomaly, String what, Call read, Datum element, List<Call> proof) {
    var why = "event %d read " + what;
    flaws.add(new Flaw(anomaly, why.formatted(read.label(), element.show(scalars)), proof));
  }
}
