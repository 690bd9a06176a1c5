package loadbearing.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Datum.Many;
import loadbearing.check.model.Ruling.Flaw;

/**
 * A queue that gives everything back that was put in: nothing comes out that nobody put in, and
 * after it was drained nothing is left over. The order is not looked at, and an element may come
 * out more than once.
 *
 * <p>Jepsen's total-queue counts as lost too what stays in a queue that was never drained, and what
 * a dequeue of unknown outcome may have taken; here that is not known.
 */
record QueueTotals(Scalars scalars) {
  boolean knows(Call call) {
    return call.is("enqueue") && !call.asked().isNil()
        || call.is("dequeue")
        || call.is("drain") && (call.answered() instanceof Many || !call.isOk());
  }

  Ruling judge(List<Call> calls) {
    Map<Datum, Long> attempted = new HashMap<>();
    Map<Datum, List<Call>> given = new HashMap<>();
    calls.stream()
        .filter(call -> call.is("enqueue") && call.isPossible())
        .forEach(call -> attempted.merge(call.asked(), call.called(), Math::min));
    for (var call : calls) {
      taken(call).forEach(e -> given.computeIfAbsent(e, k -> new ArrayList<>()).add(call));
    }
    List<Flaw> flaws = new ArrayList<>();
    given.forEach(
        (element, takers) -> {
          for (var taker : takers) {
            if (attempted.getOrDefault(element, Long.MAX_VALUE) > taker.returned()) {
              var why =
                  "event %d took %s, which nobody had put in"
                      .formatted(taker.label(), element.show(scalars));
              flaws.add(new Flaw("unexpected", why, List.of(taker)));
            }
          }
        });
    return lost(calls, given, flaws);
  }

  private static Stream<Datum> taken(Call call) {
    if (!call.isOk() && !call.is("drain") || !call.isPossible() || call.is("enqueue")) {
      return Stream.empty();
    }
    return call.is("drain")
        ? Elements.items(call.answered()).stream()
        : Stream.of(call.answered()).filter(element -> !element.isNil());
  }

  private Ruling lost(List<Call> calls, Map<Datum, List<Call>> given, List<Flaw> flaws) {
    var drained =
        calls.stream()
            .filter(call -> call.is("drain") && call.isOk())
            .mapToLong(Call::called)
            .max()
            .orElse(-1);
    var left = new ArrayList<Call>();
    Map<Datum, Integer> taken = new HashMap<>();
    given.forEach((element, takers) -> taken.put(element, takers.size()));
    var soonest = new ArrayList<>(calls);
    soonest.sort(Comparator.comparingLong(Call::returned));
    // Of what was put in twice and came out once, the later may still be in.
    for (var call : soonest) {
      if (call.is("enqueue") && call.isOk() && taken.merge(call.asked(), -1, Integer::sum) < 0) {
        left.add(call);
      }
    }
    var unknown = mayHaveTaken(calls);
    var certain = left.stream().filter(call -> call.returned() < drained).toList();
    if (certain.size() > unknown) {
      var first = certain.getFirst();
      var why =
          "event %d put %s in, and it never came out (%d of %d that were put in did not)"
              .formatted(first.label(), first.asked().show(scalars), certain.size(), puts(calls));
      flaws.add(new Flaw("lost", why, proof(certain, drained, calls)));
    }
    var ruling = Ruling.of(flaws);
    return flaws.isEmpty() && !left.isEmpty()
        ? ruling.doubted(
            "%d elements did not come out, and the queue was not drained afterwards, or something"
                    .formatted(left.size())
                + " that was not answered may have taken them")
        : ruling;
  }

  /**
   * Every call that took something belongs to it, for another answer may have been what is missing,
   * and every one that put the same in.
   */
  private static List<Call> proof(List<Call> lost, long drained, List<Call> calls) {
    var elements = new HashSet<>(lost.stream().map(Call::asked).toList());
    return Stream.concat(
            lost.stream(),
            calls.stream()
                .filter(Call::isOk)
                .filter(
                    call ->
                        !call.is("enqueue")
                            || call.returned() < drained && elements.contains(call.asked())))
        .distinct()
        .toList();
  }

  /** How many elements calls of unknown outcome may have taken; a drain takes any number. */
  private static long mayHaveTaken(List<Call> calls) {
    return calls.stream()
        .filter(call -> !call.is("enqueue") && call.outcome() == Call.Outcome.UNKNOWN)
        .mapToLong(call -> call.is("drain") ? Integer.MAX_VALUE : 1)
        .sum();
  }

  private static long puts(List<Call> calls) {
    return calls.stream().filter(call -> call.is("enqueue") && call.isOk()).count();
  }
}
