package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import loadbearing.check.column.Scalars;
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

    var totals = BankTotals.of(bank, new Scalars(), Set.of(1L, 2L), BigDecimal.valueOf(100));

    assertThat(totals.reads()).hasSize(3);
    assertThat(totals.wrong()).hasSize(1);
    assertThat(totals.wrong().getFirst().seen()).isEqualByComparingTo("90");
    assertThat(totals.reads().getLast().negative()).isTrue();
    assertThat(totals.isRightInTheEnd()).isTrue();
  }

  @Test
  void decimalsAreAddedUpAsTheyAre() {
    var scalars = new Scalars();
    var bank = new Transactions();
    balances(bank, scalars.number("2.50"), scalars.number("1.5"));
    balances(bank, scalars.number("2.25"), scalars.number("1.75"));
    balances(bank, scalars.number("2.25"), scalars.number("1.5"));

    var totals = BankTotals.of(bank, scalars, Set.of(1L, 2L), BigDecimal.valueOf(4));

    assertThat(totals.wrong()).hasSize(1);
    assertThat(totals.wrong().getFirst().transaction()).isEqualTo(2);
  }

  @Test
  void whatIsNoNumberIsNoBalance() {
    var scalars = new Scalars();
    var bank = new Transactions();
    balances(bank, scalars.string("2"), 2);

    assertThat(BankTotals.of(bank, scalars, Set.of(1L, 2L), BigDecimal.TWO).reads()).isEmpty();
  }

  private static void balances(Transactions bank, long first, long second) {
    var index = bank.call(0, bank.size());
    bank.beginSteps(index);
    bank.step(index, Step.READ, 1, first);
    bank.step(index, Step.READ, 2, second);
    bank.complete(index, Fate.COMMITTED, index, index);
  }
}
