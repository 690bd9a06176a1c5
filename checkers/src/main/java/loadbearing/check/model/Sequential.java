package loadbearing.check.model;

import java.util.ArrayList;
import java.util.List;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Datum.Many;
import loadbearing.check.model.Datum.One;
import loadbearing.check.model.Ruling.Flaw;

/**
 * Parts of a key that one process writes one after the other, and that are read from the last to
 * the first, as {@code [key [part ...]]}: who finds a later part finds all before it.
 */
record Sequential(Scalars scalars) {
  boolean knows(Call call) {
    return call.is("write") && call.asked() instanceof One
        || call.is("read") && (!call.isOk() || isOfParts(call.answered()));
  }

  private static boolean isOfParts(Datum answer) {
    return answer instanceof Many both
        && both.items().size() == 2
        && both.items().getFirst() instanceof One
        && both.items().getLast() instanceof Many parts
        && parts.items().stream().allMatch(One.class::isInstance);
  }

  Ruling judge(List<Call> calls) {
    List<Flaw> flaws = new ArrayList<>();
    for (var read : calls) {
      if (read.is("read") && read.isOk()) {
        var parts = Elements.items(Elements.items(read.answered()).getLast());
        var found = parts.stream().dropWhile(Datum::isNil).toList();
        if (found.contains(Datum.NIL)) {
          var why =
              "event %d found %s, and not all that was written before it"
                  .formatted(read.label(), found.getFirst().show(scalars));
          flaws.add(new Flaw("trailing-nil", why, List.of(read)));
        }
      }
    }
    return Ruling.of(flaws);
  }
}
