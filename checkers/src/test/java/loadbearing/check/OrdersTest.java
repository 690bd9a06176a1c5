package loadbearing.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.txn.Level;
import loadbearing.check.txn.TransactionCheck;
import org.junit.jupiter.api.Test;

/** The examples of the library's page, word for word. */
class OrdersTest {
  private static final Path ORDERS = Path.of("src/test/resources/orders.edn");

  @Test
  void ordersAreSerializable() {
    var options = CheckOptions.defaults().promising("serializable");

    var result = new Check(options, System::nanoTime).check(ORDERS);

    assertEquals(CheckVerdict.OK, result.verdict(), () -> CheckReport.text(result));
  }

  @Test
  void stockIsNeverReadBeforeItWasThere() {
    var history = new Transactions();
    var order = history.call(0, 10); // process 0, called at 10
    history.beginSteps(order);
    history.step(order, Step.READ, 7, 1); // found 1 in row 7
    history.step(order, Step.WRITE, 7, 0);
    history.complete(order, Fate.COMMITTED, 20, 0); // returned at 20; 0 is its name in a proof

    var isolation = TransactionCheck.judge(history, new Scalars(), Level.SERIALIZABLE);

    assertFalse(isolation.proofs().isEmpty(), "nobody wrote the 1");
  }
}
