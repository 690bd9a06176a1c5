package loadbearing.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Datum.Many;

/** The objects of Knossos and Porcupine that are no registers. */
final class Automata {
  private Automata() {}

  /** A lock that one at a time has; whoever has it, anybody may release it. */
  record Mutex() implements Automaton {
    @Override
    public Object initial() {
      return false;
    }

    @Override
    public List<Object> after(Object isHeld, Call call) {
      var acquires = call.is("acquire");
      return isHeld.equals(acquires) ? List.of() : List.<Object>of(acquires);
    }

    @Override
    public boolean knows(Call call) {
      return call.is("acquire") || call.is("release");
    }

    @Override
    public boolean isReadOnly(Call call) {
      return false;
    }
  }

  /**
   * A queue; one that is not in order gives any element. A dequeue that returned nil found it
   * empty; one that failed did nothing.
   */
  record Queue(boolean isInOrder) implements Automaton {
    @Override
    public Object initial() {
      return List.of();
    }

    @Override
    public List<Object> after(Object state, Call call) {
      var elements = cast(state);
      if (call.is("enqueue")) {
        return List.of(isInOrder ? with(elements, call.asked()) : sorted(elements, call.asked()));
      }
      if (call.isOk() && call.answered().isNil()) {
        return elements.isEmpty() ? List.of(state) : List.of();
      }
      List<Object> states = new ArrayList<>();
      for (var i = 0; i < (isInOrder ? Math.min(1, elements.size()) : elements.size()); i++) {
        if (!call.isOk() || elements.get(i).equals(call.answered())) {
          states.add(without(elements, i));
        }
      }
      return states;
    }

    private static List<Datum> with(List<Datum> elements, Datum element) {
      var more = new ArrayList<>(elements);
      more.add(element);
      return List.copyOf(more);
    }

    /** Equal contents make equal states. */
    private static List<Datum> sorted(List<Datum> elements, Datum element) {
      var more = new ArrayList<>(with(elements, element));
      more.sort(Comparator.comparing(Datum::toString));
      return List.copyOf(more);
    }

    private static List<Datum> without(List<Datum> elements, int index) {
      var less = new ArrayList<>(elements);
      less.remove(index);
      return List.copyOf(less);
    }

    @SuppressWarnings("unchecked")
    private static List<Datum> cast(Object state) {
      return (List<Datum>) state;
    }

    @Override
    public boolean knows(Call call) {
      return call.is("enqueue") && !call.asked().isNil() || call.is("dequeue");
    }

    @Override
    public boolean isReadOnly(Call call) {
      return false;
    }
  }

  /** A set to which elements are added, and which is read as a whole. */
  record GrowingSet() implements Automaton {
    @Override
    public Object initial() {
      return Set.of();
    }

    @Override
    public List<Object> after(Object state, Call call) {
      var elements = (Set<?>) state;
      if (call.is("read")) {
        return Optional.of(call.answered())
            .filter(Many.class::isInstance)
            .map(answer -> Set.copyOf(((Many) answer).items()))
            .map(read -> elements.equals(read) ? List.of(state) : List.of())
            .orElse(List.of(state));
      }
      var more = new HashSet<Object>(elements);
      more.add(call.asked());
      return List.of(Set.copyOf(more));
    }

    @Override
    public boolean knows(Call call) {
      return Elements.isAdd(call) || Elements.isRead(call);
    }

    @Override
    public boolean isReadOnly(Call call) {
      return call.is("read");
    }
  }

  /**
   * Several registers that a call reads and writes at once, each step a vector of what to do, the
   * register and its value; a read of nil says nothing.
   *
   * @param first every register's value before the first write
   * @param reads how a step is named that reads
   * @param writes and one that writes
   */
  record MultiRegister(Datum first, Set<Datum> reads, Set<Datum> writes) implements Automaton {
    static MultiRegister of(Scalars scalars, Datum first) {
      return new MultiRegister(first, words(scalars, "r", "read"), words(scalars, "w", "write"));
    }

    private static Set<Datum> words(Scalars scalars, String... words) {
      Set<Datum> all = new HashSet<>();
      for (var word : words) {
        all.add(new Datum.One(scalars.word(":" + word)));
        all.add(new Datum.One(scalars.string(word)));
      }
      return Set.copyOf(all);
    }

    @Override
    public Object initial() {
      return Map.of();
    }

    @Override
    public List<Object> after(Object state, Call call) {
      var registers = new HashMap<Object, Object>((Map<?, ?>) state);
      for (var step : steps(said(call))) {
        var register = step.get(1);
        if (writes.contains(step.getFirst())) {
          registers.put(register, step.get(2));
        } else if (isSeen(call, step)
            && !registers.getOrDefault(register, first).equals(step.get(2))) {
          return List.of();
        }
      }
      return List.of(Map.copyOf(registers));
    }

    /** A completion that repeats nothing leaves what was called. */
    private static Datum said(Call call) {
      return call.isOk() && call.answered() instanceof Many ? call.answered() : call.asked();
    }

    private static boolean isSeen(Call call, List<Datum> read) {
      return call.isOk()
          && call.answered() instanceof Many
          && read.size() == 3
          && !read.get(2).isNil();
    }

    private static List<List<Datum>> steps(Datum value) {
      return Elements.items(value).stream().map(Elements::items).toList();
    }

    @Override
    public boolean knows(Call call) {
      return said(call) instanceof Many many && steps(many).stream().allMatch(this::isStep);
    }

    private boolean isStep(List<Datum> step) {
      return step.size() == 3
          ? writes.contains(step.getFirst()) || isRead(step)
          : step.size() == 2 && isRead(step);
    }

    /** A read of two elements was not recorded. */
    private boolean isRead(List<Datum> step) {
      return reads.contains(step.getFirst());
    }

    @Override
    public boolean isReadOnly(Call call) {
      return steps(call.asked()).stream().noneMatch(step -> writes.contains(step.getFirst()));
    }
  }
}
