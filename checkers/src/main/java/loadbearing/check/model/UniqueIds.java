package loadbearing.check.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Ruling.Flaw;

/** A generator that gives no identifier twice. */
record UniqueIds(Scalars scalars) {
  boolean knows(Call call) {
    return call.is("generate") && !(call.isOk() && call.answered().isNil());
  }

  Ruling judge(List<Call> calls) {
    Map<Datum, Call> given = new HashMap<>();
    List<Flaw> flaws = new ArrayList<>();
    for (var call : calls) {
      var other = call.isOk() ? given.putIfAbsent(call.answered(), call) : null;
      if (other != null) {
        var why =
            "events %d and %d were both given %s"
                .formatted(other.label(), call.label(), call.answered().show(scalars));
        flaws.add(new Flaw("duplicate", why, List.of(call, other)));
      }
    }
    return Ruling.of(flaws);
  }
}
