package loadbearing.check.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Whether calls can have happened one at a time, each between its call and its return.
 *
 * <p>All states that the object may be in are followed from event to event, each with the open
 * calls that have happened in it; at a return only those stay in which that call has happened.
 *
 * @see <a href="https://doi.org/10.1002/cpe.3928">Lowe, Testing for linearizability, 2017</a>
 */
final class Linearization {
  /** So many states at once are too many for any memory. */
  private static final int MOST = 1_000_000;

  private static final int SHRINKABLE = 400;

  private final Automaton automaton;
  private final BooleanSupplier isOver;

  private record Configuration(Object state, Set<Integer> happened) {}

  private record Moment(long time, int call, boolean isReturn) {}

  Linearization(Automaton automaton, BooleanSupplier isOver) {
    this.automaton = automaton;
    this.isOver = isOver;
  }

  /** Says whether {@code calls} are linearizable, with a few that are not. */
  Ruling judge(List<Call> calls) {
    var relevant =
        calls.stream()
            .filter(Call::isPossible)
            .filter(call -> call.isOk() || !automaton.isReadOnly(call))
            .toList();
    try {
      var failing = failing(relevant, Long.MAX_VALUE);
      return failing.isEmpty()
          ? Ruling.of(List.of())
          : Ruling.of(List.of(flaw(relevant, failing.get())));
    } catch (TooMany e) {
      return Ruling.unknown("not decided within the limit");
    }
  }

  /** The search gave up. */
  private static final class TooMany extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private Ruling.Flaw flaw(List<Call> calls, int failing) {
    var proof = proof(calls, failing);
    return new Ruling.Flaw(
        "nonlinearizable",
        "no order of the calls, each between its call and its return, explains the first of these",
        proof);
  }

  /** Those without which it could have happened; of the others nothing need be known. */
  private List<Call> proof(List<Call> calls, int failing) {
    var last = calls.get(failing);
    List<Call> left = new ArrayList<>();
    calls.stream()
        .filter(call -> call != last && call.called() < last.returned())
        .forEach(left::add);
    // What was called later says nothing yet, and is not among them.
    left.add(last);
    for (var i = 0; left.size() < SHRINKABLE && i < left.size() - 1; i++) {
      forget(left, i, last);
    }
    List<Call> proof = new ArrayList<>(List.of(last));
    left.stream().filter(call -> call.isOk() && call != last).forEach(proof::add);
    return proof;
  }

  private void forget(List<Call> left, int index, Call last) {
    var call = left.get(index);
    if (!call.isOk()) {
      return;
    }
    left.set(index, call.forgotten());
    try {
      var relevant = left.stream().filter(c -> c.isOk() || !automaton.isReadOnly(c)).toList();
      if (failing(relevant, last.returned()).isPresent()) {
        return;
      }
    } catch (TooMany e) {
      // Not known to be needless, so it stays.
    }
    left.set(index, call);
  }

  /** The call at whose return, at {@code end} at the latest, no state is left. */
  private Optional<Integer> failing(List<Call> calls, long end) throws TooMany {
    Set<Configuration> possible = Set.of(new Configuration(automaton.initial(), Set.of()));
    Set<Integer> open = new HashSet<>();
    for (var moment : moments(calls)) {
      if (moment.time() > end) {
        return Optional.empty();
      }
      if (!moment.isReturn()) {
        open.add(moment.call());
        continue;
      }
      possible = returned(possible, open, moment.call(), calls);
      open.remove(moment.call());
      if (possible.isEmpty()) {
        return Optional.of(moment.call());
      }
    }
    return Optional.empty();
  }

  private static List<Moment> moments(List<Call> calls) {
    List<Moment> moments = new ArrayList<>();
    for (var i = 0; i < calls.size(); i++) {
      moments.add(new Moment(calls.get(i).called(), i, false));
      if (calls.get(i).isOk()) {
        moments.add(new Moment(calls.get(i).returned(), i, true));
      }
    }
    moments.sort(Comparator.comparingLong(Moment::time).thenComparing(Moment::isReturn));
    return moments;
  }

  private Set<Configuration> returned(
      Set<Configuration> before, Set<Integer> open, int call, List<Call> calls) throws TooMany {
    Set<Configuration> seen = new HashSet<>(before);
    var queue = new ArrayDeque<>(before);
    Set<Configuration> after = new HashSet<>();
    while (!queue.isEmpty()) {
      var configuration = queue.poll();
      if (seen.size() > MOST || isOver.getAsBoolean()) {
        throw new TooMany();
      }
      if (configuration.happened().contains(call)) {
        var left = new HashSet<>(configuration.happened());
        left.remove(call);
        after.add(new Configuration(configuration.state(), Set.copyOf(left)));
        continue;
      }
      for (var next : open) {
        if (!configuration.happened().contains(next)) {
          step(configuration, next, calls).stream().filter(seen::add).forEach(queue::add);
        }
      }
    }
    return after;
  }

  private List<Configuration> step(Configuration from, int call, List<Call> calls) {
    var happened = new HashSet<>(from.happened());
    happened.add(call);
    var all = Set.copyOf(happened);
    return automaton.after(from.state(), calls.get(call)).stream()
        .map(state -> new Configuration(state, all))
        .toList();
  }
}
