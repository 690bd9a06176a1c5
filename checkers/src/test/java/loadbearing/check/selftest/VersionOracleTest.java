package loadbearing.check.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import loadbearing.check.txn.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every verdict at every level is that of trying all orders of versions and all unknown fates.
 *
 * <p>The histories are others in every build; {@code -Dloadbearing.seed} repeats those of a build
 * that failed, {@code -Dloadbearing.oracles} tries more.
 */
class VersionOracleTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.oracles", 10_000);
  private static final long SEED = Long.getLong("loadbearing.seed", System.nanoTime());

  @ParameterizedTest(name = "lists: {0}")
  @ValueSource(booleans = {true, false})
  void verdictsAreThoseOfTryingAllOrdersOfVersions(boolean lists) {
    System.out.printf(
        "seed %d: %d histories of %s%n", SEED, HISTORIES, lists ? "lists" : "registers");
    var undecided = 0;
    var bad = 0;
    List<String> differences = new ArrayList<>();
    for (var i = 0; i < HISTORIES && differences.size() < 3; i++) {
      var script = AnyScript.of(SEED + i, lists);
      var possible = VersionOracle.possible(script, lists);
      for (var level : Level.values()) {
        if (isDefined(script, level, lists)) {
          var judged = script.judge(level);
          undecided += judged.isUndecided() ? 1 : 0;
          bad += judged.isBad() ? 1 : 0;
          if (!judged.isUndecided() && judged.isBad() == possible.contains(level)) {
            differences.add(
                "seed %d, %s is %s, but %s%s"
                    .formatted(
                        SEED + i,
                        level,
                        possible.contains(level) ? "possible" : "not possible",
                        judged.found(),
                        script));
            break;
          }
        }
      }
    }

    assertThat(differences).isEmpty();
    assertThat(bad).isGreaterThan(HISTORIES / 2);
    assertThat(undecided).as("undecided").isLessThan(HISTORIES / 5);
    System.out.printf("%d bad, %d undecided of %d verdicts%n", bad, undecided, 10 * HISTORIES);
  }

  /**
   * What a dirty read of a list may be is not defined, nor what it means below snapshot isolation
   * that a transaction does not read what it wrote itself.
   */
  private static boolean isDefined(Script script, Level level, boolean lists) {
    if (lists && !level.implies(Level.READ_COMMITTED)) {
      return false;
    }
    return level.implies(Level.SNAPSHOT_ISOLATION) || !script.hasForgottenWrites();
  }
}
