package loadbearing.check.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Call.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Small random histories are linearizable if and only if some order of the calls is a history of
 * the object; every order is tried on an object of Java, and everything that unknown calls may have
 * done.
 *
 * <p>The histories are others in every build; {@code -Dloadbearing.seed} repeats those of a build
 * that failed.
 */
class AutomataOracleTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.oracles", 4_000);
  private static final long SEED = Long.getLong("loadbearing.seed", System.nanoTime());

  private enum Kind {
    MUTEX,
    FIFO,
    UNORDERED,
    SET,
    REGISTERS
  }

  private final Scalars scalars = new Scalars();
  private final Datum read = new Datum.One(scalars.word(":r"));
  private final Datum write = new Datum.One(scalars.word(":w"));

  @ParameterizedTest
  @EnumSource(Kind.class)
  void verdictsAreThoseOfTryingAllOrders(Kind kind) {
    var bad = 0;
    for (var i = 0; i < HISTORIES; i++) {
      var calls = calls(kind, new Random(SEED + i));

      var flaws = definition(kind).ruling(calls).findings();

      assertThat(flaws.isEmpty())
          .as("seed %d, %s%n%s", SEED + i, kind, calls)
          .isEqualTo(isPossible(kind, calls));
      bad += flaws.isEmpty() ? 0 : 1;
    }
    assertThat(bad).isBetween(HISTORIES / 20, HISTORIES * 19 / 20);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aProofProvesByItself(Kind kind) {
    for (var i = 0; i < HISTORIES; i++) {
      var calls = calls(kind, new Random(SEED + i));
      var flaws = definition(kind).ruling(calls).findings();
      if (!flaws.isEmpty()) {
        var proof = flaws.getFirst().calls();
        var alone =
            calls.stream().map(c -> proof.contains(c) || !c.isOk() ? c : c.forgotten()).toList();

        assertThat(isPossible(kind, alone)).as("seed %d, %s%n%s", SEED + i, kind, calls).isFalse();
      }
    }
  }

  @Test
  void aSearchThatTakesTooLongIsUndecided() {
    var calls = calls(Kind.FIFO, new Random(1));

    var ruling = Definition.queue(true, () -> true).ruling(calls);

    assertThat(ruling.findings()).isEmpty();
    assertThat(ruling.doubts()).isNotEmpty();
  }

  private Definition definition(Kind kind) {
    return switch (kind) {
      case MUTEX -> Definition.mutex(() -> false);
      case FIFO -> Definition.queue(true, () -> false);
      case UNORDERED -> Definition.queue(false, () -> false);
      case SET -> Definition.linearSet(() -> false);
      case REGISTERS -> Definition.multiRegister(scalars, Datum.NIL, () -> false);
    };
  }

  private List<Call> calls(Kind kind, Random random) {
    List<Call> calls = new ArrayList<>();
    var size = 2 + random.nextInt(5);
    var times = new ArrayList<Long>();
    for (var t = 0L; t < 2 * size; t++) {
      times.add(t);
    }
    Collections.shuffle(times, random);
    for (var i = 0; i < size; i++) {
      var one = times.get(2 * i);
      var other = times.get(2 * i + 1);
      var draw = random.nextInt(8);
      var outcome = draw == 0 ? Outcome.UNKNOWN : draw == 1 ? Outcome.FAILED : Outcome.OK;
      var returned = outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : Math.max(one, other);
      var call = call(kind, random, i);
      calls.add(
          new Call(
              call.word(),
              i,
              call.asked(),
              outcome == Outcome.OK ? call.answered() : Datum.NIL,
              outcome,
              Math.min(one, other),
              returned,
              i));
    }
    calls.sort(Comparator.comparingLong(Call::called));
    return calls;
  }

  private Call call(Kind kind, Random random, int i) {
    var isFirst = random.nextBoolean();
    return switch (kind) {
      case MUTEX -> asked(isFirst ? "acquire" : "release", Datum.NIL, Datum.NIL);
      case FIFO, UNORDERED ->
          isFirst
              ? asked("enqueue", number(random.nextInt(3)), number(0))
              : asked(
                  "dequeue",
                  Datum.NIL,
                  random.nextInt(6) == 0 ? Datum.NIL : number(random.nextInt(3)));
      case SET ->
          isFirst
              ? asked("add", number(random.nextInt(3)), number(0))
              : asked("read", Datum.NIL, new Datum.Many(some(random)));
      case REGISTERS -> {
        List<Datum> asked = new ArrayList<>();
        List<Datum> answered = new ArrayList<>();
        for (var s = 0; s <= random.nextInt(2); s++) {
          var key = number(random.nextInt(2));
          var value = number(random.nextInt(3));
          var writes = random.nextBoolean();
          asked.add(
              new Datum.Many(List.of(writes ? write : read, key, writes ? value : Datum.NIL)));
          answered.add(new Datum.Many(List.of(writes ? write : read, key, value)));
        }
        yield asked("txn", new Datum.Many(asked), new Datum.Many(answered));
      }
    };
  }

  private static Call asked(String word, Datum asked, Datum answered) {
    return new Call(word, 0, asked, answered, Outcome.OK, 0, 0, 0);
  }

  private static Datum number(int value) {
    return new Datum.One(value);
  }

  private static List<Datum> some(Random random) {
    List<Datum> some = new ArrayList<>();
    for (var value = 0; value < 3; value++) {
      if (random.nextInt(3) == 0) {
        some.add(number(value));
      }
    }
    return some;
  }

  /** Every subset of unknown calls, every order. */
  private boolean isPossible(Kind kind, List<Call> calls) {
    return isPossible(
        kind,
        calls.stream().filter(c -> c.outcome() != Outcome.FAILED).toList(),
        new ArrayList<>());
  }

  private boolean isPossible(Kind kind, List<Call> left, List<Call> done) {
    if (left.stream().noneMatch(c -> c.outcome() == Outcome.OK)) {
      return replays(kind, done, 0, new ArrayList<>());
    }
    for (var next : left) {
      if (left.stream().noneMatch(c -> c.returned() < next.called())) {
        List<Call> others = new ArrayList<>(left);
        others.remove(next);
        done.add(next);
        if (isPossible(kind, others, done)) {
          return true;
        }
        done.removeLast();
      }
    }
    return false;
  }

  /** Unknown dequeues take each element in turn. */
  private boolean replays(Kind kind, List<Call> order, int from, List<Integer> taken) {
    var unknown = new ArrayList<Integer>();
    for (var i = 0; i < order.size(); i++) {
      if (order.get(i).is("dequeue") && order.get(i).outcome() == Outcome.UNKNOWN) {
        unknown.add(i);
      }
    }
    if (kind != Kind.UNORDERED || taken.size() == unknown.size()) {
      return replay(kind, order, taken);
    }
    for (var element = 0; element < 3; element++) {
      taken.add(element);
      if (replays(kind, order, from, taken)) {
        return true;
      }
      taken.removeLast();
    }
    return false;
  }

  private boolean replay(Kind kind, List<Call> order, List<Integer> taken) {
    var queue = new ArrayDeque<Datum>();
    var bag = new ArrayList<Datum>();
    Set<Datum> set = new HashSet<>();
    Map<Datum, Datum> registers = new HashMap<>();
    var isHeld = false;
    var next = 0;
    for (var call : order) {
      switch (call.word()) {
        case "acquire", "release" -> {
          if (isHeld == call.is("acquire")) {
            return false;
          }
          isHeld = !isHeld;
        }
        case "enqueue" -> {
          queue.add(call.asked());
          bag.add(call.asked());
        }
        case "dequeue" -> {
          var isKnown = call.outcome() == Outcome.OK;
          var isEmpty = isKnown && call.answered().equals(Datum.NIL);
          if (kind == Kind.FIFO) {
            var head = queue.poll();
            if (isEmpty ? head != null : isKnown && !call.answered().equals(head)) {
              return false;
            }
          } else if (isEmpty) {
            if (!bag.isEmpty()) {
              return false;
            }
          } else {
            var element = isKnown ? call.answered() : number(taken.get(next++));
            if (!bag.remove(element)) {
              return false;
            }
          }
        }
        case "add" -> set.add(call.asked());
        case "read" -> {
          if (call.outcome() == Outcome.OK
              && !set.equals(new HashSet<>(((Datum.Many) call.answered()).items()))) {
            return false;
          }
        }
        default -> {
          var isKnown = call.outcome() == Outcome.OK;
          for (var step : ((Datum.Many) (isKnown ? call.answered() : call.asked())).items()) {
            var parts = ((Datum.Many) step).items();
            if (parts.get(0).equals(write)) {
              registers.put(parts.get(1), parts.get(2));
            } else if (isKnown && !parts.get(2).equals(registers.get(parts.get(1)))) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }
}
