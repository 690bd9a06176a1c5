package loadbearing.check.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.check.model.Call.Outcome;
import loadbearing.check.model.Datum.Many;

/**
 * Calls on independent objects, whose values are all {@code [key value]}, as Jepsen writes them.
 */
public final class Keyed {
  private Keyed() {}

  /** By key, without it; empty if a call does not name one, or returns from another. */
  public static Optional<Map<Datum, List<Call>>> of(List<Call> calls) {
    Map<Datum, List<Call>> groups = new LinkedHashMap<>();
    for (var call : calls) {
      var key = key(call.asked());
      if (key.isEmpty() || call.isOk() && !call.answered().isNil() && !isOf(key.get(), call)) {
        return Optional.empty();
      }
      groups.computeIfAbsent(key.get(), k -> new ArrayList<>()).add(without(key.get(), call));
    }
    return groups.isEmpty() ? Optional.empty() : Optional.of(groups);
  }

  private static Optional<Datum> key(Datum value) {
    return value instanceof Many many && many.items().size() == 2
        ? Optional.of(many.items().getFirst())
        : Optional.empty();
  }

  private static boolean isOf(Datum key, Call call) {
    return key(call.answered()).filter(key::equals).isPresent();
  }

  private static Call without(Datum key, Call call) {
    var answer = isOf(key, call) ? Elements.items(call.answered()).getLast() : Datum.NIL;
    var isSaid = call.isAnswer(answer, !call.answered().isNil());
    var outcome = call.isOk() && !isSaid ? Outcome.UNKNOWN : call.outcome();
    return new Call(
        call.word(),
        call.process(),
        Elements.items(call.asked()).getLast(),
        answer,
        outcome,
        call.called(),
        outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : call.returned(),
        call.label());
  }
}
