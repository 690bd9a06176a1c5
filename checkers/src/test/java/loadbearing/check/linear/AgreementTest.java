package loadbearing.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The fast decision, the general one and all orders agree on small histories.
 *
 * <p>{@code -Dloadbearing.histories=1000000} tries more of them.
 */
class AgreementTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.histories", 20_000);

  /** Others in every build; printed, so that a build that failed can be repeated. */
  private static final long SEED = Long.getLong("loadbearing.seed", System.nanoTime());

  private static final Limit ENDLESS =
      Limit.of(() -> 0, Duration.ofDays(2000), Long.MAX_VALUE / 100);

  @BeforeAll
  static void print() {
    System.out.printf("seed %d: %d histories%n", SEED, HISTORIES);
  }

  @Test
  void theGeneralSearchSaysOfRegistersWhatAllOrdersSay() {
    compare(Small::register, Linear::search);
  }

  @Test
  void theGeneralSearchSaysOfStringsWhatAllOrdersSay() {
    compare(Small::strings, Linear::search);
  }

  @Test
  void theGeneralSearchSaysOfUniqueWritesWhatAllOrdersSay() {
    compare(Small::unique, Linear::search);
  }

  @Test
  void zonesSayOfUniqueWritesWhatAllOrdersSay() {
    compare(Small::unique, (history, limit) -> new Zones(history).decide());
  }

  @Test
  void zonesAndTheGeneralSearchNameTheSameOperationInLongerHistories() {
    var broken = 0;
    for (var seed = 0; seed < HISTORIES; seed++) {
      var history = new Small(SEED + seed).unique(10 + seed % 30);

      var fast = new Zones(history).decide();
      var general = Linear.search(history, ENDLESS);

      assertThat(returned(history, fast)).as("seed %d", seed).isEqualTo(returned(history, general));
      broken += fast instanceof Decision.Broken ? 1 : 0;
    }
    assertThat(broken).isBetween(HISTORIES / 10, HISTORIES);
  }

  @Test
  void aSmallProofIsAProofByItself() {
    for (var seed = 0; seed < HISTORIES / 4; seed++) {
      var small = new Small(SEED + seed);
      proves(seed, seed % 2 == 0 ? small.register(5) : small.strings(5));
      proves(seed, new Small(SEED + seed).unique(6));
    }
  }

  private static void proves(int seed, KeyHistory history) {
    if (!(Linear.decide(history, ENDLESS) instanceof Decision.Broken broken)) {
      return;
    }

    var small = Linear.shrink(history, broken, ENDLESS);

    var loose = new BitSet();
    loose.set(0, history.size);
    small.proof().forEach(loose::clear);
    loose.clear(small.failing());
    var horizon = history.returned[small.failing()];
    assertThat(new BruteForce(history, loose, horizon).isExplained()).as("seed %d", seed).isFalse();
  }

  private static void compare(
      BiFunction<Small, Integer, KeyHistory> kind, BiFunction<KeyHistory, Limit, Decision> decide) {
    var broken = 0;
    for (var seed = 0; seed < HISTORIES; seed++) {
      var history = kind.apply(new Small(SEED + seed), 2 + seed % 5);

      var decision = decide.apply(history, ENDLESS);

      assertThat(returned(history, decision)).as("seed %d", seed).isEqualTo(firstFailing(history));
      broken += decision instanceof Decision.Broken ? 1 : 0;
    }
    assertThat(broken).isBetween(HISTORIES / 10, HISTORIES * 9 / 10);
  }

  /** The return that cannot be explained; -1 if there is none. */
  private static long returned(KeyHistory history, Decision decision) {
    return decision instanceof Decision.Broken broken ? history.returned[broken.failing()] : -1;
  }

  private static long firstFailing(KeyHistory history) {
    for (var i : Returns.order(history)) {
      if (!new BruteForce(history, new BitSet(), history.returned[i]).isExplained()) {
        return history.returned[i];
      }
    }
    return -1;
  }
}
