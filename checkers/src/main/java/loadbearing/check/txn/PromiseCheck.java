package loadbearing.check.txn;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Step;

/**
 * Judges transactions by a promise that lies between two levels: what the stronger allows is fine,
 * what the weaker or the promise itself rules out is not, and of what is between it is said only
 * where that can be.
 */
public final class PromiseCheck {
  /** What is told without the order of a register's versions. */
  private static final Set<Anomaly> WITHOUT_ORDER =
      EnumSet.of(
          Anomaly.INTERNAL,
          Anomaly.FUTURE_READ,
          Anomaly.UNWRITTEN_READ,
          Anomaly.DUPLICATE_ELEMENTS,
          Anomaly.INCOMPATIBLE_ORDER,
          Anomaly.DIRTY_UPDATE,
          Anomaly.G1A,
          Anomaly.G1B,
          Anomaly.LOST_UPDATE);

  private PromiseCheck() {}

  /**
   * What {@code transactions} show.
   *
   * @param scalars of their keys and values
   * @param isOver whether to give up, asked again and again
   */
  public static Isolation judge(
      Transactions transactions,
      Scalars scalars,
      LevelPromise promise,
      Known known,
      BooleanSupplier isOver) {
    var most = TransactionCheck.judge(transactions, scalars, promise.most(), known, isOver);
    if (promise.isLevel()) {
      return most;
    }
    var asked = most.by(promise);
    if (asked.isBad() || !most.isBad()) {
      return asked;
    }
    if (promise.least().isPresent()) {
      var level = promise.least().get();
      var least = TransactionCheck.judge(transactions, scalars, level, known, isOver).by(promise);
      if (least.isBad() || least.isUndecided()) {
        return least;
      }
    }
    return promise.isWhole() && isToldBy(transactions, promise)
        ? asked
        : asked.doubted(
            "it shows what %s rules out, and whether it has %s cannot be told"
                .formatted(promise.most().word(), promise.word()));
  }

  /** Lists say their order; registers do not. */
  private static boolean isToldBy(Transactions transactions, LevelPromise promise) {
    return WITHOUT_ORDER.containsAll(promise.forbidden())
        || IntStream.range(0, transactions.size())
            .flatMap(t -> IntStream.range(transactions.firstStep(t), transactions.endStep(t)))
            .noneMatch(step -> transactions.step(step) == Step.WRITE);
  }
}
