package loadbearing.check.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import loadbearing.check.selftest.ModelDatabase.Keeping;
import loadbearing.check.txn.Anomaly;
import loadbearing.check.txn.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long histories whose versions may have been in many orders are decided. */
class VersionSearchTest {
  @ParameterizedTest
  @EnumSource(Keeping.class)
  void fourThousandTransactionsOnRegistersAreKnownToKeepTheirLevel(Keeping keeping) {
    var script = ModelDatabase.history(7, keeping, false, 4_000, 20, 20);

    for (var level : implied(keeping.level())) {
      var judged = script.judge(level);

      assertThat(judged.isBad()).as("%s: %s", level, judged.found()).isFalse();
      assertThat(judged.contradictions()).as("%s", level).isEmpty();
    }
  }

  @Test
  void twoWritesThatEachHaveToBeTheLaterAreAProof() {
    var script =
        new Script(
            List.of(
                txn(0, "w 1 1"),
                txn(1, "w 1 2"),
                txn(2, "r 1 1, w 2 1"),
                txn(3, "r 1 2, r 2 1, w 3 1"),
                txn(4, "r 1 2, w 4 1"),
                txn(5, "r 1 1, r 4 1")));

    var judged = script.judge(Level.SERIALIZABLE);

    assertThat(judged.isBad()).isTrue();
    assertThat(judged.anomalies()).containsExactly(Anomaly.G2);
    assertThat(judged.found().getFirst().transactions()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  private static List<Level> implied(Level level) {
    return Arrays.stream(Level.values()).filter(level::implies).toList();
  }

  private static Script.Txn txn(long process, String steps) {
    var ops = Arrays.stream(steps.split(", ")).map(VersionSearchTest::op).toList();
    return new Script.Txn(
        process, 0, 10, loadbearing.check.column.Transactions.Fate.COMMITTED, ops);
  }

  private static Script.Op op(String step) {
    var words = step.split(" ");
    var key = Long.parseLong(words[1]);
    var value = Long.parseLong(words[2]);
    return words[0].equals("r") ? Script.Op.read(key, value) : Script.Op.write(key, value);
  }
}
