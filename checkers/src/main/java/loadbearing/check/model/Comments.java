package loadbearing.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Ruling.Flaw;

/**
 * Comments that are written once each, and read all at once: who sees one sees all whose writes had
 * returned before it was called.
 */
record Comments(Scalars scalars) {
  boolean knows(Call call) {
    return call.is("write") && !call.asked().isNil() || Elements.isRead(call);
  }

  Ruling judge(List<Call> calls) {
    var writes = calls.stream().filter(c -> c.is("write") && c.isPossible()).toList();
    var distinct = new HashSet<>(writes.stream().map(Call::asked).toList());
    if (distinct.size() < writes.size()) {
      return Ruling.unknown("a comment was written more than once");
    }
    List<Flaw> flaws = new ArrayList<>();
    for (var read : calls) {
      if (read.is("read") && read.isOk()) {
        judge(read, writes, flaws);
      }
    }
    return Ruling.of(flaws);
  }

  private void judge(Call read, List<Call> writes, List<Flaw> flaws) {
    Set<Datum> seen = new LinkedHashSet<>(Elements.items(read.answered()));
    Set<Datum> unwritten = new LinkedHashSet<>(seen);
    writes.stream()
        .filter(write -> write.called() < read.returned())
        .forEach(write -> unwritten.remove(write.asked()));
    for (var comment : unwritten) {
      var why =
          "event %d read %s, which nobody had written"
              .formatted(read.label(), comment.show(scalars));
      flaws.add(new Flaw("unexpected", why, List.of(read)));
    }
    var latest =
        writes.stream()
            .filter(write -> seen.contains(write.asked()))
            .max(Comparator.comparingLong(Call::called));
    if (latest.isEmpty()) {
      return;
    }
    writes.stream()
        .filter(write -> write.isOk() && !seen.contains(write.asked()))
        .filter(missed -> missed.returned() < latest.get().called())
        .findFirst()
        .ifPresent(missed -> flaws.add(flaw(read, missed, latest.get())));
  }

  private Flaw flaw(Call read, Call missed, Call seen) {
    var why =
        "event %d read %s and not %s, which had been written before"
            .formatted(read.label(), seen.asked().show(scalars), missed.asked().show(scalars));
    return new Flaw("missing", why, List.of(read, missed, seen));
  }
}
