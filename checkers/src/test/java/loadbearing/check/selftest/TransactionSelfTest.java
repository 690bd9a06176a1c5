package loadbearing.check.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import loadbearing.check.selftest.ModelDatabase.Keeping;
import loadbearing.check.txn.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More histories with {@code -Dloadbearing.histories=10000}. */
class TransactionSelfTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.histories", 200);

  @ParameterizedTest
  @EnumSource(Keeping.class)
  void validHistoryRaisesNoAlarm(Keeping keeping) {
    for (var seed = 0; seed < HISTORIES; seed++) {
      for (var lists : new boolean[] {true, false}) {
        var script = ModelDatabase.history(seed, keeping, lists, 30, 5, 4);

        var judged = script.judge(keeping.level());

        assertThat(judged.isBad())
            .as("seed %d, %s, %s%s", seed, keeping, judged.found(), script)
            .isFalse();
        assertThat(judged.contradictions()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Keeping.class,
      names = {"STRICT"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatALevelAllowsIsSeenSooner(Keeping keeping) {
    var strict = 0;

    for (var seed = 0; seed < 100; seed++) {
      var script = ModelDatabase.history(seed, keeping, true, 60, 5, 3);
      strict += script.judge(Level.STRICT_SERIALIZABLE).isBad() ? 1 : 0;
    }

    assertThat(strict).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void everyMutationIsFound(Mutation mutation) {
    var applied = 0;
    for (var seed = 0; seed < HISTORIES; seed++) {
      var valid = ModelDatabase.history(seed, Keeping.STRICT, true, 30, 5, 4);
      var mutated = mutation.apply(valid, new Random(seed));
      if (mutated.isPresent()) {
        applied++;

        var judged = mutated.get().judge(Level.STRICT_SERIALIZABLE);

        assertThat(judged.isBad()).as("seed %d%s", seed, mutated.get()).isTrue();
        assertThat(judged.anomalies())
            .as("seed %d%s", seed, mutated.get())
            .containsAnyElementsOf(mutation.expected());
      }
    }
    assertThat(applied).isGreaterThan(HISTORIES / 4);
  }
}
