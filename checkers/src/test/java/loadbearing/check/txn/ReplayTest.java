package loadbearing.check.txn;

import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private final Transactions transactions = new Transactions();

  @Test
  void anOrderInWhichEveryReadFindsTheLastWriteExplains() {
    add(0, 100, Step.WRITE, 1);
    add(0, 100, Step.READ, 1);
    add(0, 100, Step.READ, Scalars.NIL);

    assertThat(explains(2, 3, 1)).isTrue();
    assertThat(explains(1, 2, 3)).isFalse();
    assertThat(explains(3, 2, 1)).isFalse();
  }

  @Test
  void anOrderAgainstRealTimeDoesNot() {
    add(0, 10, Step.WRITE, 1);
    add(20, 30, Step.READ, Scalars.NIL);

    assertThat(explains(2, 1)).isFalse();
  }

  @Test
  void twoAtOnePlaceHideNothing() {
    add(0, 100, Step.READ, 7);
    add(0, 100, Step.READ, Scalars.NIL);

    assertThat(explains(1, 1)).isFalse();
  }

  private void add(long called, long returned, Step step, long value) {
    var index = transactions.call(transactions.size(), called);
    transactions.beginSteps(index);
    transactions.step(index, step, 5, value);
    transactions.complete(index, Fate.COMMITTED, returned, index);
  }

  private boolean explains(int... places) {
    return Replay.explains(new StepIndex(transactions, Scalars.NIL, true), places);
  }
}
