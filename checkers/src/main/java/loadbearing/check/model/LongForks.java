package loadbearing.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Datum.Many;
import loadbearing.check.model.Datum.One;
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
        && steps.stream().allMatch(this::isStep)
        && (isOf(steps, reads) || isOf(steps, writes) && steps.size() == 1);
  }

  private boolean isStep(List<Datum> step) {
    return step.size() == 3 && step.get(2) instanceof One;
  }

  private static boolean isOf(List<List<Datum>> steps, Set<Datum> words) {
    return steps.stream().allMatch(step -> words.contains(step.getFirst()));
  }

  private static List<List<Datum>> steps(Call call) {
    var value = call.isOk() && call.answered() instanceof Many ? call.answered() : call.asked();
    return Elements.items(value).stream().map(Elements::items).toList();
  }

  Ruling judge(List<Call> calls) {
    Map<Datum, Datum> written = new HashMap<>();
    Map<Set<Datum>, List<Call>> groups = new HashMap<>();
    for (var call : calls) {
      var steps = steps(call);
      if (isOf(steps, writes)) {
        if (call.isPossible()
            && written.put(steps.getFirst().get(1), steps.getFirst().get(2)) != null) {
          return Ruling.unknown(
              "%s was written more than once".formatted(steps.getFirst().get(1).show(scalars)));
        }
      } else if (call.isOk()) {
        var keys = steps.stream().map(step -> step.get(1)).collect(Collectors.toSet());
        groups.computeIfAbsent(keys, k -> new ArrayList<>()).add(call);
      }
    }
    List<Flaw> flaws = new ArrayList<>();
    for (var group : groups.values()) {
      group.forEach(read -> unwritten(read, written, flaws));
      forks(group, flaws);
    }
    return Ruling.of(flaws);
  }

  private void unwritten(Call read, Map<Datum, Datum> written, List<Flaw> flaws) {
    for (var step : steps(read)) {
      if (!step.get(2).isNil() && !step.get(2).equals(written.get(step.get(1)))) {
        var why =
            "event %d read %s, which nobody wrote to %s"
                .formatted(read.label(), step.get(2).show(scalars), step.get(1).show(scalars));
        flaws.add(new Flaw("unwritten-read", why, List.of(read)));
      }
    }
  }

  /** Without a fork each read of the same registers saw all that a read which saw less did. */
  private void forks(List<Call> group, List<Flaw> flaws) {
    var sorted = new ArrayList<>(group);
    sorted.sort(Comparator.comparingInt(read -> seen(read).size()));
    for (var i = 1; i < sorted.size(); i++) {
      var less = seen(sorted.get(i - 1));
      var more = seen(sorted.get(i));
      if (!more.containsAll(less)) {
        var missed = new HashSet<>(less);
        missed.removeAll(more);
        var own = new HashSet<>(more);
        own.removeAll(less);
        flaws.add(
            new Flaw(
                "long-fork",
                "event %d saw the write of %s and not that of %s, event %d the other way round"
                    .formatted(
                        sorted.get(i).label(),
                        own.iterator().next().show(scalars),
                        missed.iterator().next().show(scalars),
                        sorted.get(i - 1).label()),
                List.of(sorted.get(i), sorted.get(i - 1))));
      }
    }
  }

  private static Set<Datum> seen(Call read) {
    return steps(read).stream()
        .filter(step -> !step.get(2).isNil())
        .map(step -> step.get(1))
        .collect(Collectors.toSet());
  }
}
