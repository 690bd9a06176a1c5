package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import org.junit.jupiter.api.Test;

class BankTotalsTest {
  @Test
  void moneyThatIsMissingIsFound() {
    var bank = new Transactions();
    balances(bank, 60, 40);
    balances(bank, 60, 30);
    balances(bank, 110, -10);

    var totals = BankTotals.of(bank, Set.of(1L, 2L), 100);

    assertThat(totals.reads()).hasSize(3);
    assertThat(totals.wrong()).containsExactly(new BankTotals.Read(1, 90, false));
    assertThat(totals.reads().getLast().negative()).isTrue();
    assertThat(totals.isRightInTheEnd()).isTrue();
  }

  private static void balances(Transactions bank, long first, long second) {
    var index = bank.call(0, bank.size());
    bank.beginSteps(index);
    bank.step(index, Step.READ, 1, first);
    bank.step(index, Step.READ, 2, second);
    bank.complete(index, Fate.COMMITTED, index, index);
  }
}
