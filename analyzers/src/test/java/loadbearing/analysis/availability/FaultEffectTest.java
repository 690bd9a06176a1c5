package loadbearing.analysis.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import loadbearing.analysis.Story;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

/** Histories drawn by hand, ten reads a second; and random ones, counted in another way. */
class FaultEffectTest {
  private static final String PAUSE = "pause app2 at 10s for 5s";

  @Test
  void eachTimeThatAFaultComesHasItsOwnEffect() {
    var run =
        Story.of("A4", 60)
            .ask(
                Action.PROFILE_READ, 0, 60, 10, at -> !(at >= 10 && at < 12 || at >= 30 && at < 35))
            .fault(PAUSE, 10, 15)
            .fault("pause app2 at 30s for 5s", 30, 35)
            .run();

    var effects = FaultEffect.of(run);

    assertThat(effects).extracting(FaultEffect::number).containsExactly(0, 1);
    assertThat(effects).extracting(FaultEffect::asked).containsExactly(50L, 50L);
    assertThat(effects).extracting(FaultEffect::served).containsExactly(30L, 0L);
    assertThat(seconds(effects.get(0).outage())).isCloseTo(2, within(1e-6));
    assertThat(seconds(effects.get(1).outage())).isCloseTo(5, within(1e-6));
  }

  @Test
  void whatWasInFlightWhenTheNextFaultBeganIsTheNextOnes() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10 || at >= 17)
            .one(Action.PROFILE_READ, "k", 24.99, 25.3, Outcome.FAILED, 0, "")
            .fault("kill lb at 10s for 7s", 10, 17)
            .fault("kill app1 at 25s for 5s", 25, 30)
            .run();

    var effects = FaultEffect.of(run);

    assertThat(seconds(effects.get(0).outage())).isCloseTo(7, within(1e-6));
    assertThat(effects.get(0).failback()).isZero();
    assertThat(effects.get(1).wrong()).hasSize(1);
    assertThat(seconds(effects.get(1).outage())).isCloseTo(0.0, within(0.11));
  }

  @Test
  void whatGoesWrongWhileTheInjectorIsAtItIsThatFaultsAndNotTheOneBefores() {
    var run =
        Story.of("A4", 60)
            .ask(
                Action.PROFILE_READ,
                0,
                60,
                10,
                at -> !(at >= 10 && at < 12 || at >= 29.5 && at < 33))
            .fault(PAUSE, 10, 15)
            .calledBefore(0.6, "pause app2 at 29s for 5s", 30, 35)
            .run();

    var effects = FaultEffect.of(run);

    assertThat(effects.get(0).failback()).isZero();
    assertThat(effects.get(0).wrong()).hasSize(20);
    assertThat(effects.get(0).recovered()).hasValue(2_000_000_000L);
    assertThat(effects.get(1).asked()).isEqualTo(50);
    assertThat(effects.get(1).wrong()).hasSize(35);
  }

  @Test
  void ofFaultsBackToBackNeitherHasTheOthersOperations() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10 || at >= 20)
            .fault("pause app1 at 10s for 5s", 10, 15)
            .calledBefore(0.2, "pause app2 at 15s for 5s", 15, 20)
            .run();

    var effects = FaultEffect.of(run);

    assertThat(effects).extracting(FaultEffect::overlaps).containsExactly(false, false);
    assertThat(effects).extracting(FaultEffect::asked).containsExactly(50L, 50L);
    assertThat(effects).extracting(effect -> effect.wrong().size()).containsExactly(50, 50);
    assertThat(effects.get(0).askedAfter()).isZero();
  }

  @Test
  void faultsThatOverlapEachHaveWhatWentWrongWhileTheyLasted() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_WRITE, 0, 40, 10, at -> at < 14 || at >= 18)
            .fault("starve lb to 0.05 cpus at 10s for 15s", 10, 25)
            .fault("cut app1->primary at 14s for 4s", 14, 18)
            .run();

    var effects = FaultEffect.of(run);

    assertThat(effects).extracting(FaultEffect::overlaps).containsExactly(true, true);
    assertThat(effects.get(1).asked()).isEqualTo(40);
    assertThat(effects.get(1).served()).isZero();
    assertThat(effects.get(1).askedAfter()).isZero();
    assertThat(effects.get(0).asked()).isEqualTo(150);
    assertThat(effects.get(0).served()).isEqualTo(110);
  }

  @Test
  void fewFailuresAmongManyThatAreServedAreNoLongOutage() {
    var run =
        Story.of("A4", 60)
            .ask(
                Action.PROFILE_READ,
                0,
                60,
                50,
                at -> !(at >= 10 && at < 20 && Math.round(at * 50) % 100 == 0))
            .fault("slow lb->app1 by 10ms at 10s for 10s", 10, 20)
            .run();

    var effect = FaultEffect.of(run).getFirst();

    assertThat((double) effect.served() / effect.asked()).isGreaterThan(0.98);
    assertThat(seconds(effect.outage())).isCloseTo(0.02, within(1e-6));
    assertThat(effect.recovered().orElseThrow()).isGreaterThanOrEqualTo(effect.outage());
  }

  @Test
  void whatTheReturnCostsIsItsOwnNumber() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 16 || at >= 19.2)
            .fault("kill app1 at 10s for 5s", 10, 15)
            .run();

    var effect = FaultEffect.of(run).getFirst();

    assertThat(effect.served()).isEqualTo(effect.asked());
    assertThat(effect.outage()).isZero();
    assertThat(effect.recovered()).hasValue(0);
    assertThat(effect.failback()).isEqualTo(32);
  }

  @Test
  void aLostEdgeIsNoticedWhenTheBalancerCallsItsClientDown() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10 || at >= 12)
            .fault("cut app1->primary at 10s for 5s", 10, 15)
            .change("lb", "app1", "UP", 10.5)
            .change("lb", "app1", "DOWN", 11.4)
            .run();

    assertThat(seconds(FaultEffect.of(run).getFirst().noticed().orElseThrow()))
        .isCloseTo(1.4, within(1e-6));
  }

  @Test
  void outageAndRecoveryNeverContradictEachOtherAndCountsAreThoseOfTheHistory() {
    IntStream.range(0, 300)
        .mapToObj(seed -> any(new SplittableRandom(seed)))
        .forEach(FaultEffectTest::check);
  }

  private static void check(Run run) {
    for (var effect : FaultEffect.of(run)) {
      var episode =
          run.episodes().stream()
              .filter(e -> e.number() == effect.number())
              .findFirst()
              .orElseThrow();
      long began = episode.began().orElseThrow();
      long healed = episode.healed().orElseThrow();
      long asked = 0;
      long served = 0;
      // Without spans or sorting: one pass over the raw events.
      for (var event : run.history().events()) {
        if (event instanceof Operation o
            && o.action().goal() == effect.goal()
            && o.due() >= began
            && o.due() < healed) {
          asked++;
          served += o.outcome() == Outcome.OK ? 1 : 0;
        }
      }
      assertThat(effect.asked()).isEqualTo(asked);
      assertThat(effect.served()).isEqualTo(served);
      effect
          .recovered()
          .ifPresent(recovered -> assertThat(recovered).isGreaterThanOrEqualTo(effect.outage()));
      if (served < asked) {
        assertThat(effect.stretches()).isNotEmpty();
      }
      assertThat(effect.outage()).isEqualTo(outage(run, effect, began, healed));
    }
  }

  /** The longest stretch again, quadratic: from each failure to the next 20 that are well. */
  private static long outage(Run run, FaultEffect effect, long began, long healed) {
    var wrong = effect.wrong().stream().map(Operation::id).toList();
    var others = run.episodes().stream().filter(e -> e.number() != effect.number()).toList();
    List<Operation> touched = new ArrayList<>();
    for (var o : run.history().of(Operation.class)) {
      boolean during = o.due() >= began && o.due() < healed;
      boolean elsewhere =
          others.stream()
              .anyMatch(
                  e ->
                      o.due() >= e.began().orElseThrow() && o.due() < e.healed().orElseThrow()
                          || e.healed().orElseThrow() > healed
                              && e.healed().orElseThrow() <= o.due());
      boolean well = o.outcome() == Outcome.OK && o.due() >= healed && !elsewhere;
      if (o.action().goal() == effect.goal() && (during || well || wrong.contains(o.id()))) {
        touched.add(o);
      }
    }
    touched.sort(java.util.Comparator.comparingLong(Operation::due));
    long longest = 0;
    for (int i = 0; i < touched.size(); i++) {
      if (touched.get(i).outcome() == Outcome.OK || !beginsStretch(touched, i)) {
        continue;
      }
      long from = Math.max(began, touched.get(i).due());
      if (from >= healed) {
        continue;
      }
      longest = Math.max(longest, end(touched, i) - from);
    }
    return longest;
  }

  /** Whether 20 were served right before, or nothing went wrong before at all. */
  private static boolean beginsStretch(List<Operation> touched, int at) {
    int good = 0;
    for (int i = at - 1; i >= 0 && good < 20; i--) {
      if (touched.get(i).outcome() != Outcome.OK) {
        return false;
      }
      good++;
    }
    return true;
  }

  private static long end(List<Operation> touched, int at) {
    int last = at;
    for (int i = at; i < touched.size() && i - last <= 20; i++) {
      last = touched.get(i).outcome() == Outcome.OK ? last : i;
    }
    return touched.get(Math.min(last + 1, touched.size() - 1)).due();
  }

  private static Run any(SplittableRandom random) {
    var story = Story.of("A4", 40);
    double down = random.nextDouble();
    for (int i = 0; i < 800; i++) {
      double at = random.nextInt(40_000) / 1000.0;
      boolean bad = (at % 10 < 3) && random.nextDouble() < down || random.nextInt(100) == 0;
      story.one(
          random.nextBoolean() ? Action.PROFILE_READ : Action.PROFILE_WRITE,
          "k",
          at,
          at + random.nextInt(900) / 1000.0,
          bad ? Outcome.FAILED : Outcome.OK,
          0,
          "");
    }
    double at = 2;
    for (int i = 0; i < 5; i++) {
      double lasts = 1 + random.nextInt(6);
      var node = List.of("app1", "app2", "lb", "primary", "app1").get(i);
      story.fault(
          "pause %s at %dms for %dms"
              .formatted(node, Math.round(at * 1000), Math.round(lasts * 1000)),
          at,
          at + lasts);
      // Apart, back to back, or overlapping.
      at += Math.max(0.5, lasts + random.nextInt(-2, 3));
    }
    return story.run();
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
