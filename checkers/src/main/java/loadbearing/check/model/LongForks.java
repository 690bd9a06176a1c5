package loadbearing.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Datum.Many;
import loadbearing.check.model.Ruling.Flaw;

/**
 * A long fork: of two writes to different registers, each written once, one read saw the first and
 * not the second, and another the second and not the first. Snapshots taken one after the other
 * cannot show that.
 */
record LongForks(Set<Datum> reads, Set<Datum> writes, Scalars scalars) {
  static LongForks of(Scalars scalars) {
    var words = Automata.MultiRegister.of(scalars, Datum.NIL);
    return new LongForks(words.reads(), words.writes(), scalars);
  }

  boolean knows(Call call) {
    var steps = steps(call);
    return !steps.isEmpty()
        && (steps.stream().allMatch(this::isRead)
            || steps.size() == 1 && isWrite(steps.getFirst()));
  }

  /** A read of two elements was not recorded. */
  private boolean isRead(List<Datum> step) {
    return (step.size() == 2 || step.size() == 3) && reads.contains(step.getFirst());
  }

  private boolean isWrite(List<Datum> step) {
    return step.size() == 3 && writes.contains(step.getFirst()) && !step.get(2).isNil();
  }

  private static List<List<Datum>> steps(Call call) {
    var value = call.isOk() && call.answered() instanceof Many ? call.answered() : call.asked();
    return Elements.items(value).stream().map(Elements::items).toList();
  }

  /** What a read returned, by key; nil is that nothing was there. */
  private static Map<Datum, Datum> seen(Call read) {
    Map<Datum, Datum> seen = new LinkedHashMap<>();
    for (var step : steps(read)) {
      if (step.size() == 3) {
        seen.put(step.get(1), step.get(2));
      }
    }
    return seen;
  }

  Ruling judge(List<Call> calls) {
    Map<Datum, Call> written = new HashMap<>();
    List<Call> answered = new ArrayList<>();
    for (var call : calls) {
      var step = steps(call).getFirst();
      if (!isWrite(step)) {
        if (call.isOk() && call.answered() instanceof Many) {
          answered.add(call);
        }
      } else if (call.isPossible() && written.put(step.get(1), call) != null) {
        return Ruling.unknown("%s was written more than once".formatted(step.get(1).show(scalars)));
      }
    }
    List<Flaw> flaws = new ArrayList<>();
    answered.forEach(read -> unwritten(read, written, flaws));
    Map<Set<Datum>, List<Call>> groups = new LinkedHashMap<>();
    answered.forEach(
        read ->
            groups
                .computeIfAbsent(Set.copyOf(seen(read).keySet()), keys -> new ArrayList<>())
                .add(read));
    groups.values().forEach(group -> forks(group, flaws));
    overlaps(groups, flaws);
    return Ruling.of(flaws);
  }

  private void unwritten(Call read, Map<Datum, Call> written, List<Flaw> flaws) {
    seen(read)
        .forEach(
            (key, value) -> {
              var write = written.get(key);
              if (!value.isNil()
                  && (write == null
                      || !steps(write).getFirst().get(2).equals(value)
                      || write.called() > read.returned())) {
                var why =
                    "event %d read %s, which nobody wrote to %s"
                        .formatted(read.label(), value.show(scalars), key.show(scalars));
                flaws.add(new Flaw("unwritten-read", why, List.of(read)));
              }
            });
  }

  /** Without a fork each read of the same registers saw all that a read which saw less did. */
  private void forks(List<Call> group, List<Flaw> flaws) {
    var sorted = new ArrayList<>(group);
    sorted.sort(Comparator.comparingInt(read -> found(read).size()));
    for (var i = 1; i < sorted.size(); i++) {
      fork(sorted.get(i), sorted.get(i - 1), flaws);
    }
  }

  /** Reads of other registers may fork in those that both read. */
  private void overlaps(Map<Set<Datum>, List<Call>> groups, List<Flaw> flaws) {
    Map<Datum, List<Set<Datum>>> readers = new HashMap<>();
    for (var keys : groups.keySet()) {
      Set<Set<Datum>> near = new HashSet<>();
      for (var key : keys) {
        var others = readers.computeIfAbsent(key, k -> new ArrayList<>());
        near.addAll(others);
        others.add(keys);
      }
      for (var other : near) {
        for (var one : groups.get(keys)) {
          groups.get(other).forEach(another -> fork(one, another, flaws));
        }
      }
    }
  }

  private void fork(Call one, Call other, List<Flaw> flaws) {
    var own = found(one);
    own.retainAll(seen(other).keySet());
    own.removeAll(found(other));
    var missed = found(other);
    missed.retainAll(seen(one).keySet());
    missed.removeAll(found(one));
    if (!own.isEmpty() && !missed.isEmpty()) {
      flaws.add(
          new Flaw(
              "long-fork",
              "event %d saw the write of %s and not that of %s, event %d the other way round"
                  .formatted(
                      one.label(),
                      own.iterator().next().show(scalars),
                      missed.iterator().next().show(scalars),
                      other.label()),
              List.of(one, other)));
    }
  }

  /** The keys whose write a read saw. */
  private static Set<Datum> found(Call read) {
    Set<Datum> found = new LinkedHashSet<>();
    for (var entry : seen(read).entrySet()) {
      if (!entry.getValue().isNil()) {
        found.add(entry.getKey());
      }
    }
    return found;
  }
}
