package loadbearing.check.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import loadbearing.check.column.Scalars;
import loadbearing.check.model.Call.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Sets, counters, queues, comments and long forks against their definitions, written down once more
 * as they are read out: for all, there is.
 *
 * <p>The histories are others in every build; {@code -Dloadbearing.seed} repeats those of a build
 * that failed.
 */
class ReadsOracleTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.oracles", 4_000);
  private static final long SEED = Long.getLong("loadbearing.seed", System.nanoTime());

  private final Scalars scalars = new Scalars();
  private final Datum read = new Datum.One(scalars.word(":r"));
  private final Datum write = new Datum.One(scalars.word(":w"));

  @Test
  void anElementIsLostThatWasThereAndIsNeverSeenAgain() {
    agree(
        Definition.set(scalars, false),
        random -> random.nextBoolean() ? add(random, 3) : readOfMany(random, 3),
        calls -> {
          for (var absent : reads(calls)) {
            for (var value = 0; value < 3; value++) {
              var element = number(value);
              var wasThere =
                  calls.stream()
                      .anyMatch(
                          c ->
                              c.isOk()
                                  && c.returned() < absent.called()
                                  && (c.is("add") ? c.asked().equals(element) : has(c, element)));
              var isSeenAgain =
                  reads(calls).stream()
                      .anyMatch(r -> has(r, element) && r.called() > absent.called());
              if (wasThere && !isSeenAgain && !has(absent, element)) {
                return false;
              }
              var isAdded =
                  calls.stream()
                      .anyMatch(
                          c ->
                              c.is("add")
                                  && c.outcome() != Outcome.FAILED
                                  && c.asked().equals(element)
                                  && c.called() < absent.returned());
              if (has(absent, element) && !isAdded) {
                return false;
              }
            }
          }
          return true;
        });
  }

  @Test
  void aReadOfACounterIsBetweenAllThatMayHaveBeenAdded() {
    agree(
        Definition.counter(scalars, BigDecimal.ZERO),
        random ->
            random.nextBoolean()
                ? call("add", number(random.nextInt(5) - 1), Datum.NIL)
                : call("read", Datum.NIL, number(random.nextInt(9) - 1)),
        calls -> {
          for (var seen : reads(calls)) {
            var sums = new HashSet<BigDecimal>(Set.of(BigDecimal.ZERO));
            for (var add : calls) {
              if (!add.is("add")
                  || add.outcome() == Outcome.FAILED
                  || add.called() > seen.returned()) {
                continue;
              }
              var amount = scalars.decimal(((Datum.One) add.asked()).code()).orElseThrow();
              var with = sums.stream().map(sum -> sum.add(amount)).toList();
              if (add.outcome() == Outcome.OK && add.returned() < seen.called()) {
                sums.clear();
              }
              sums.addAll(with);
            }
            var value = scalars.decimal(((Datum.One) seen.answered()).code()).orElseThrow();
            var least = sums.stream().min(Comparator.naturalOrder()).orElseThrow();
            var most = sums.stream().max(Comparator.naturalOrder()).orElseThrow();
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
              return false;
            }
          }
          return true;
        });
  }

  @Test
  void whoSeesACommentSeesAllThatWereWrittenBeforeIt() {
    agree(
        Definition.comments(scalars),
        random ->
            random.nextInt(3) > 0
                ? call("write", number(random.nextInt(9)), Datum.NIL)
                : call("read", Datum.NIL, many(List.of(number(random.nextInt(9))))),
        calls -> {
          for (var seen : reads(calls)) {
            if (calls.stream()
                .noneMatch(
                    c ->
                        c.is("write")
                            && c.outcome() != Outcome.FAILED
                            && has(seen, c.asked())
                            && c.called() < seen.returned())) {
              return false;
            }
            for (var first : calls) {
              for (var second : calls) {
                if (first.is("write")
                    && first.isOk()
                    && second.is("write")
                    && second.outcome() != Outcome.FAILED
                    && first.returned() < second.called()
                    && has(seen, second.asked())
                    && !has(seen, first.asked())) {
                  return false;
                }
              }
            }
          }
          return true;
        });
  }

  @Test
  void twoReadsForkThatEachMissWhatTheOtherSaw() {
    agree(
        Definition.longFork(scalars),
        random -> {
          if (random.nextInt(3) == 0) {
            var step = List.<Datum>of(write, number(random.nextInt(100)), number(1));
            return call("write", many(many(step)), many(many(step)));
          }
          List<Datum> asked = new ArrayList<>();
          List<Datum> answered = new ArrayList<>();
          for (var key : List.of(100, 101, 102)) {
            asked.add(many(List.of(read, number(key), Datum.NIL)));
            answered.add(
                many(List.of(read, number(key), random.nextInt(3) == 0 ? number(1) : Datum.NIL)));
          }
          return call("read", new Datum.Many(asked), new Datum.Many(answered));
        },
        calls -> {
          var reads = calls.stream().filter(c -> c.is("read") && c.isOk()).toList();
          for (var one : reads) {
            for (var other : reads) {
              if (sees(one, other) && sees(other, one)) {
                return false;
              }
            }
          }
          return true;
        },
        List.of(100, 101, 102));
  }

  /** Whether the first saw a write that the second missed. */
  private static boolean sees(Call one, Call other) {
    for (var i = 0; i < 3; i++) {
      if (!step(one, i).isNil() && step(other, i).isNil()) {
        return true;
      }
    }
    return false;
  }

  private static Datum step(Call read, int i) {
    return ((Datum.Many) ((Datum.Many) read.answered()).items().get(i)).items().get(2);
  }

  private void agree(
      Definition definition, Function<Random, Call> one, Predicate<List<Call>> oracle) {
    agree(definition, one, oracle, List.of());
  }

  private void agree(
      Definition definition,
      Function<Random, Call> one,
      Predicate<List<Call>> oracle,
      List<Integer> written) {
    var good = 0;
    var bad = 0;
    for (var i = 0; i < HISTORIES; i++) {
      var calls = calls(new Random(SEED + i), one, written);
      var ruling = definition.ruling(calls);
      if (!ruling.doubts().isEmpty()) {
        continue;
      }
      var isGood = ruling.findings().isEmpty();

      assertThat(isGood)
          .as("seed %d: %s%n%s", SEED + i, ruling.findings(), calls)
          .isEqualTo(oracle.test(calls));
      good += isGood ? 1 : 0;
      bad += isGood ? 0 : 1;
    }
    assertThat(Math.min(good, bad)).isGreaterThan(HISTORIES / 50);
  }

  private List<Call> calls(Random random, Function<Random, Call> one, List<Integer> written) {
    var size = 2 + random.nextInt(6);
    List<Long> times = new ArrayList<>();
    for (var t = 0L; t < 2 * size; t++) {
      times.add(t + 10);
    }
    Collections.shuffle(times, random);
    List<Call> calls = new ArrayList<>();
    for (var key : written) {
      var step = many(many(List.of(write, number(key), number(1))));
      calls.add(new Call("write", 0, step, step, Outcome.OK, 0, 5, 0));
    }
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

  private static Call add(Random random, int values) {
    return call("add", number(random.nextInt(values)), Datum.NIL);
  }

  private static Call readOfMany(Random random, int values) {
    List<Datum> some = new ArrayList<>();
    for (var value = 0; value < values; value++) {
      if (random.nextBoolean()) {
        some.add(number(value));
      }
    }
    return call("read", Datum.NIL, new Datum.Many(some));
  }

  private static Call call(String word, Datum asked, Datum answered) {
    return new Call(word, 0, asked, answered, Outcome.OK, 0, 0, 0);
  }

  private static Datum number(int value) {
    return new Datum.One(value);
  }

  private static Datum many(Datum item) {
    return new Datum.Many(List.of(item));
  }

  private static Datum many(List<Datum> items) {
    return new Datum.Many(items);
  }

  private static List<Call> reads(List<Call> calls) {
    return calls.stream().filter(c -> c.is("read") && c.isOk()).toList();
  }

  private static boolean has(Call read, Datum element) {
    return read.is("read") && ((Datum.Many) read.answered()).items().contains(element);
  }
}
