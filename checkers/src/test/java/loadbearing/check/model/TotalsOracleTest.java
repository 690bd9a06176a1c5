package loadbearing.check.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Call.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Banks, sets of which the last read counts, drained queues, identifiers, parts of keys and forks
 * of overlapping reads against their definitions, written down once more as they are read out.
 *
 * <p>The histories are others in every build; {@code -Dloadbearing.seed} repeats those of a build
 * that failed. Every proof proves by itself: with all other answers unknown it is bad all the same.
 */
class TotalsOracleTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.oracles", 4_000);
  private static final long SEED = Long.getLong("loadbearing.seed", System.nanoTime());

  private final Scalars scalars = new Scalars();
  private final Datum read = new Datum.One(scalars.word(":r"));
  private final Datum write = new Datum.One(scalars.word(":w"));

  @Test
  void aBankHoldsOneTotalInAccountsThatAreNotInDebt() {
    agree(
        Definition.bank(scalars, Optional.empty(), false),
        random ->
            random.nextInt(3) == 0
                ? call("transfer", number(1), Datum.NIL)
                : call("read", Datum.NIL, balances(random)),
        calls -> {
          var first =
              reads(calls).stream().min(Comparator.comparingLong(Call::returned)).orElseThrow();
          for (var seen : reads(calls)) {
            var values = entries(seen).values();
            if (!entries(first).keySet().containsAll(entries(seen).keySet())
                || values.contains(Datum.NIL)
                || sum(seen) != sum(first)
                || values.stream().anyMatch(v -> whole(v) < 0)) {
              return false;
            }
          }
          return true;
        });
  }

  /** Mostly 10 in two accounts; seldom a debt, no balance, another account or one less. */
  private Datum balances(Random random) {
    Map<Datum, Datum> balances = new LinkedHashMap<>();
    var draw = random.nextInt(20);
    var one = draw == 0 ? -1 : random.nextInt(11);
    balances.put(number(0), number(one));
    balances.put(number(draw == 1 ? 7 : 1), draw == 2 ? Datum.NIL : number(10 - one));
    if (draw == 3) {
      balances.remove(number(random.nextInt(2)));
    }
    if (draw == 4) {
      balances.put(number(0), number(one + 1));
    }
    return new Datum.Pairs(balances);
  }

  private static Map<Datum, Datum> entries(Call read) {
    return ((Datum.Pairs) read.answered()).entries();
  }

  private static long whole(Datum value) {
    return value.isNil() ? 0 : ((Datum.One) value).code();
  }

  private static long sum(Call read) {
    return entries(read).values().stream().mapToLong(TotalsOracleTest::whole).sum();
  }

  @Test
  void theLastReadOfASetHasWhatWasAddedAndNothingElse() {
    agree(
        Definition.set(scalars, true),
        random ->
            random.nextInt(3) > 0
                ? call("add", number(random.nextInt(4)), Datum.NIL)
                : call("read", Datum.NIL, some(random)),
        calls -> {
          var last =
              reads(calls).stream().max(Comparator.comparingLong(Call::returned)).orElseThrow();
          var items = ((Datum.Many) last.answered()).items();
          for (var value = 0; value < 4; value++) {
            var element = number(value);
            var isDue =
                calls.stream()
                    .anyMatch(c -> isAdd(c, element) && c.isOk() && c.returned() < last.called());
            var isPossible =
                calls.stream()
                    .anyMatch(
                        c ->
                            isAdd(c, element)
                                && c.outcome() != Outcome.FAILED
                                && c.called() < last.returned());
            var times = Collections.frequency(items, element);
            if (isDue && times == 0 || times > 0 && !isPossible || times > 1) {
              return false;
            }
          }
          return true;
        });
  }

  private static boolean isAdd(Call call, Datum element) {
    return call.is("add") && call.asked().equals(element);
  }

  /** Mostly all of four elements, seldom one twice. */
  private static Datum some(Random random) {
    List<Datum> items = new ArrayList<>();
    for (var value = 0; value < 4; value++) {
      for (var times = random.nextInt(30) == 0 ? 2 : random.nextInt(4) > 0 ? 1 : 0;
          times > 0;
          times--) {
        items.add(number(value));
      }
    }
    return new Datum.Many(items);
  }

  @Test
  void whatWasPutIntoADrainedQueueComesOutOfIt() {
    agree(
        Definition.totalQueue(scalars),
        random ->
            switch (random.nextInt(8)) {
              case 0, 1, 2 -> call("enqueue", number(random.nextInt(3)), Datum.NIL);
              case 3 -> call("dequeue", Datum.NIL, Datum.NIL);
              case 4 -> call("drain", Datum.NIL, some(random, 3));
              default -> call("dequeue", Datum.NIL, number(random.nextInt(3)));
            },
        calls -> {
          for (var taker : calls) {
            for (var element : taken(taker)) {
              if (calls.stream()
                  .noneMatch(
                      c ->
                          c.is("enqueue")
                              && c.outcome() != Outcome.FAILED
                              && c.asked().equals(element)
                              && c.called() < taker.returned())) {
                return false;
              }
            }
          }
          var drained =
              calls.stream()
                  .filter(c -> c.is("drain") && c.isOk())
                  .mapToLong(Call::called)
                  .max()
                  .orElse(-1);
          var due =
              calls.stream()
                  .filter(c -> c.is("enqueue") && c.isOk() && c.returned() < drained)
                  .toList();
          List<Datum> out = new ArrayList<>();
          calls.forEach(c -> out.addAll(taken(c)));
          var isAnything =
              calls.stream().anyMatch(c -> c.is("drain") && c.outcome() == Outcome.UNKNOWN);
          var any =
              calls.stream().filter(c -> c.is("dequeue") && c.outcome() == Outcome.UNKNOWN).count();
          return isAnything || isExplained(due, out, any);
        });
  }

  /** Whether each that was put in is one that came out, or one of any that nobody knows of. */
  private static boolean isExplained(List<Call> due, List<Datum> out, long any) {
    if (due.isEmpty()) {
      return true;
    }
    var rest = due.subList(1, due.size());
    for (var i = 0; i < out.size(); i++) {
      if (out.get(i).equals(due.getFirst().asked())) {
        var left = new ArrayList<>(out);
        left.remove(i);
        if (isExplained(rest, left, any)) {
          return true;
        }
      }
    }
    return any > 0 && isExplained(rest, out, any - 1);
  }

  private static List<Datum> taken(Call call) {
    if (!call.isOk() || call.is("enqueue")) {
      return List.of();
    }
    return call.answered() instanceof Datum.Many many
        ? many.items()
        : call.answered().isNil() ? List.of() : List.of(call.answered());
  }

  private static Datum some(Random random, int values) {
    List<Datum> some = new ArrayList<>();
    for (var value = 0; value < values; value++) {
      if (random.nextBoolean()) {
        some.add(number(value));
      }
    }
    return new Datum.Many(some);
  }

  @Test
  void noTwoIdentifiersAreTheSame() {
    agree(
        Definition.uniqueIds(scalars),
        random -> call("generate", Datum.NIL, number(random.nextInt(25))),
        calls -> {
          for (var one : calls) {
            for (var other : calls) {
              if (one != other
                  && one.isOk()
                  && other.isOk()
                  && one.answered().equals(other.answered())) {
                return false;
              }
            }
          }
          return true;
        });
  }

  @Test
  void whoFindsALaterPartFindsAllBeforeIt() {
    agree(
        Definition.sequential(scalars),
        random -> {
          if (random.nextInt(3) == 0) {
            return call("write", number(1), Datum.NIL);
          }
          List<Datum> parts = new ArrayList<>();
          for (var from = random.nextInt(5); parts.size() < 4; ) {
            parts.add(parts.size() < from == random.nextInt(9) > 0 ? Datum.NIL : number(5));
          }
          return call("read", number(1), many(number(1), new Datum.Many(parts)));
        },
        calls -> {
          for (var seen : reads(calls)) {
            var parts = items(items(seen.answered()).getLast());
            for (var late = 0; late < parts.size(); late++) {
              for (var early = late + 1; early < parts.size(); early++) {
                if (!parts.get(late).isNil() && parts.get(early).isNil()) {
                  return false;
                }
              }
            }
          }
          return true;
        });
  }

  @Test
  void readsOfOtherKeysForkInThoseThatBothRead() {
    var next = new int[1];
    agree(
        Definition.longFork(scalars),
        random -> {
          if (random.nextInt(3) == 0) {
            var step = many(many(write, number(next[0]++ % 8), number(1)));
            return call("write", step, step);
          }
          List<Datum> asked = new ArrayList<>();
          List<Datum> answered = new ArrayList<>();
          for (var i = 0; i < 3; i++) {
            var key = number(random.nextInt(8));
            asked.add(many(read, key, Datum.NIL));
            answered.add(
                switch (random.nextInt(9)) {
                  case 0 -> many(read, key);
                  case 1, 2, 3 -> many(read, key, number(1));
                  default -> many(read, key, Datum.NIL);
                });
          }
          return call("read", new Datum.Many(asked), new Datum.Many(answered));
        },
        calls -> {
          for (var one : reads(calls)) {
            for (var key = 0; key < 8; key++) {
              if (value(one, key).filter(v -> !v.isNil()).isPresent()
                  && !isWritten(calls, key, one.returned())) {
                return false;
              }
              for (var other : reads(calls)) {
                for (var another = 0; another < 8; another++) {
                  if (found(one, key)
                      && lacks(one, another)
                      && found(other, another)
                      && lacks(other, key)) {
                    return false;
                  }
                }
              }
            }
          }
          return true;
        });
  }

  private boolean isWritten(List<Call> calls, int key, long before) {
    var step = many(many(write, number(key), number(1)));
    return calls.stream()
        .anyMatch(
            c ->
                c.is("write")
                    && c.outcome() != Outcome.FAILED
                    && c.asked().equals(step)
                    && c.called() < before);
  }

  private static boolean found(Call read, int key) {
    return value(read, key).filter(v -> !v.isNil()).isPresent();
  }

  private static boolean lacks(Call read, int key) {
    return value(read, key).filter(Datum::isNil).isPresent();
  }

  /** What the last recorded step of a key returned. */
  private static Optional<Datum> value(Call read, int key) {
    return items(read.answered()).stream()
        .map(TotalsOracleTest::items)
        .filter(step -> step.get(1).equals(number(key)) && step.size() == 3)
        .map(step -> step.get(2))
        .reduce((first, second) -> second);
  }

  private void agree(
      Definition definition, Function<Random, Call> one, Predicate<List<Call>> oracle) {
    var good = 0;
    var bad = 0;
    for (var i = 0; i < HISTORIES; i++) {
      var calls = calls(new Random(SEED + i), one);
      var ruling = definition.ruling(calls);
      if (!ruling.doubts().isEmpty() && reads(calls).isEmpty()) {
        continue;
      }
      var isGood = ruling.findings().isEmpty();
      if (ruling.doubts().isEmpty() || !isGood) {
        assertThat(isGood)
            .as("seed %d: %s%n%s", SEED + i, ruling.findings(), calls)
            .isEqualTo(oracle.test(calls));
      }
      for (var flaw : ruling.findings()) {
        assertThat(definition.ruling(alone(calls, flaw.calls())).findings())
            .as("seed %d: alone %s%n%s", SEED + i, flaw, calls)
            .isNotEmpty();
      }
      good += isGood ? 1 : 0;
      bad += isGood ? 0 : 1;
    }
    assertThat(Math.min(good, bad)).as("%d good, %d bad", good, bad).isGreaterThan(HISTORIES / 50);
  }

  private static List<Call> alone(List<Call> calls, List<Call> proof) {
    var named = new HashSet<>(proof);
    return calls.stream().map(c -> named.contains(c) || !c.isOk() ? c : c.forgotten()).toList();
  }

  private static List<Call> calls(Random random, Function<Random, Call> one) {
    var size = 2 + random.nextInt(7);
    List<Long> times = new ArrayList<>();
    for (var t = 0L; t < 2 * size; t++) {
      times.add(t);
    }
    Collections.shuffle(times, random);
    List<Call> calls = new ArrayList<>();
    for (var i = 0; i < size; i++) {
      var call = one.apply(random);
      var draw = random.nextInt(8);
      var outcome = draw == 0 ? Outcome.UNKNOWN : draw == 1 ? Outcome.FAILED : Outcome.OK;
      var first = Math.min(times.get(2 * i), times.get(2 * i + 1));
      var last = Math.max(times.get(2 * i), times.get(2 * i + 1));
      calls.add(
          new Call(
              call.word(),
              i,
              call.asked(),
              outcome == Outcome.OK ? call.answered() : Datum.NIL,
              outcome,
              first,
              outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : last,
              last));
    }
    calls.sort(Comparator.comparingLong(Call::called));
    return calls;
  }

  private static Call call(String word, Datum asked, Datum answered) {
    return new Call(word, 0, asked, answered, Outcome.OK, 0, 0, 0);
  }

  private static Datum number(int value) {
    return new Datum.One(value);
  }

  private static Datum many(Datum... items) {
    return new Datum.Many(List.of(items));
  }

  private static List<Datum> items(Datum value) {
    return ((Datum.Many) value).items();
  }

  private static List<Call> reads(List<Call> calls) {
    return calls.stream().filter(c -> c.is("read") && c.isOk()).toList();
  }
}
