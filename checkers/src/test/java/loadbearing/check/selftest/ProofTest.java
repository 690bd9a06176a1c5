package loadbearing.check.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.selftest.ModelDatabase.Keeping;
import loadbearing.check.selftest.Script.Txn;
import loadbearing.check.txn.Isolation;
import loadbearing.check.txn.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proof proves by itself: all others may have happened or not, and it is bad all the same. */
class ProofTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.histories", 100);

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void everyProofOfAMutationProvesByItself(Mutation mutation) {
    for (var seed = 0; seed < HISTORIES; seed++) {
      var valid = ModelDatabase.history(seed, Keeping.STRICT, true, 30, 5, 4);
      mutation.apply(valid, new Random(seed)).ifPresent(script -> proves(script));
    }
  }

  @ParameterizedTest
  @EnumSource(Keeping.class)
  void everyProofAgainstAStrongerLevelProvesByItself(Keeping keeping) {
    for (var seed = 0; seed < HISTORIES; seed++) {
      proves(ModelDatabase.history(seed, keeping, true, 30, 5, 4));
      proves(ModelDatabase.history(seed, keeping, false, 30, 5, 4));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"READ_UNCOMMITTED", "STRONG_SESSION_READ_UNCOMMITTED"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyProofOfAnyHistoryProvesByItself(Level level) {
    for (var seed = 0; seed < HISTORIES * 10; seed++) {
      proves(AnyScript.of(seed, seed % 2 == 0), level);
    }
  }

  private static void proves(Script script) {
    proves(script, Level.STRICT_SERIALIZABLE);
  }

  private static void proves(Script script, Level level) {
    for (var found : script.judge(level).proofs()) {
      var alone = alone(script, found);

      assertThat(alone.judge(level).isBad())
          .as("%s at %s by itself%s", found, level, script)
          .isTrue();
    }
  }

  /** The transactions of the proof, and the writes of all others, of which nothing is known. */
  private static Script alone(Script script, Isolation.Found found) {
    List<Txn> txns = new ArrayList<>();
    for (var t = 0; t < script.txns().size(); t++) {
      var txn = script.txns().get(t);
      if (found.transactions().contains(t)) {
        txns.add(txn);
      } else if (txn.fate() != Fate.ABORTED) {
        txns.add(
            txn.with(txn.ops().stream().filter(op -> op.step() != Step.READ).toList())
                .with(Fate.UNKNOWN));
      } else {
        txns.add(txn);
      }
    }
    return new Script(txns);
  }
}
