package loadbearing.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.linear.Limit;
import loadbearing.check.txn.Anomaly;
import loadbearing.check.txn.Isolation;
import loadbearing.check.txn.Isolation.Found;
import loadbearing.check.txn.Known;
import loadbearing.check.txn.Level;
import loadbearing.check.txn.LevelPromise;
import loadbearing.check.txn.PromiseCheck;
import loadbearing.check.txn.RecordedVersions;
import loadbearing.check.txn.TransactionCheck;

/** Judges transactions by the level that was promised. */
public final class TransactedCheck {
  private static final int SHOWN = 5;
  private static final int NEIGHBOURS = 20;

  private TransactedCheck() {}

  static Judged judge(Recorded.Transacted recorded, CheckOptions options, Limit limit) {
    if (options.model().equals(Optional.of(Model.BANK))) {
      return BankCheck.judge(recorded, options.bank());
    }
    var model = options.model().orElseGet(() -> model(recorded.columns()));
    return judge(recorded, model, options.promises(), options.known(recorded.scalars()), limit);
  }

  /** Judges them, where the database may have reported versions of registers. */
  public static Judged judge(
      Recorded.Transacted recorded,
      List<LevelPromise> promises,
      RecordedVersions versions,
      Limit limit) {
    return judge(recorded, model(recorded.columns()), promises, Known.of(versions), limit);
  }

  private static Judged judge(
      Recorded.Transacted recorded,
      Model model,
      List<LevelPromise> promises,
      Known known,
      Limit limit) {
    var transactions = recorded.columns();
    var isolation =
        promises.stream()
            .map(
                promise ->
                    PromiseCheck.judge(
                        transactions, recorded.scalars(), promise, known, limit::isOver))
            .min(Comparator.comparing(TransactedCheck::severity))
            .orElseThrow();
    return new Judged(
        model,
        verdict(isolation),
        isolation.anomalies().stream().map(Anomaly::word).toList(),
        isolation.violates().stream().map(Level::word).toList(),
        positions(transactions, isolation),
        why(isolation),
        scene(recorded, isolation),
        Explanations.of(recorded, isolation));
  }

  /** Whether transactions have steps of {@code model}, or at least none of the other. */
  static boolean fits(Model model, Transactions transactions) {
    var lists = anyStep(transactions, s -> isOfList(transactions, s));
    var registers = anyStep(transactions, s -> isOfRegister(transactions, s));
    return switch (model) {
      case LIST_APPEND -> lists || !registers;
      case RW_REGISTER, BANK -> registers || !lists;
      default -> false;
    };
  }

  private static Model model(Transactions transactions) {
    return anyStep(transactions, s -> isOfList(transactions, s))
        ? Model.LIST_APPEND
        : Model.RW_REGISTER;
  }

  private static boolean isOfList(Transactions transactions, int step) {
    return transactions.step(step) == Step.APPEND || transactions.isList(step);
  }

  /** A read of nothing may be that of a list as well. */
  private static boolean isOfRegister(Transactions transactions, int step) {
    return !isOfList(transactions, step)
        && (transactions.step(step) == Step.WRITE || transactions.value(step) != Scalars.NIL);
  }

  private static boolean anyStep(Transactions transactions, IntPredicate predicate) {
    return IntStream.range(0, transactions.size())
        .flatMap(t -> IntStream.range(transactions.firstStep(t), transactions.endStep(t)))
        .anyMatch(predicate);
  }

  private static CheckVerdict verdict(Isolation isolation) {
    if (isolation.isBad()) {
      return CheckVerdict.BAD;
    }
    return isolation.isUndecided() ? CheckVerdict.UNKNOWN : CheckVerdict.OK;
  }

  private static int severity(Isolation isolation) {
    return switch (verdict(isolation)) {
      case BAD -> 0;
      case UNKNOWN -> 1;
      case OK -> 2;
    };
  }

  /**
   * Those of the first proof, in its order; positions of calls that were never answered are left.
   */
  private static List<Long> positions(Transactions transactions, Isolation isolation) {
    return isolation.proofs().stream()
        .limit(1)
        .flatMap(found -> found.transactions().stream())
        .map(transactions::label)
        .filter(label -> label >= 0)
        .toList();
  }

  private static List<String> why(Isolation isolation) {
    List<String> why = new ArrayList<>(isolation.contradictions());
    var proofs = firstOfEach(isolation.proofs());
    proofs.stream().limit(SHOWN).forEach(found -> why.addAll(found.why()));
    if (!proofs.isEmpty()) {
      why.add(
          "so it does not have %s; it may have %s"
              .formatted(
                  words(isolation.violates(), " and not "), words(isolation.allows(), " or ")));
    }
    return why;
  }

  private static List<Found> firstOfEach(List<Found> proofs) {
    Set<Anomaly> seen = new HashSet<>();
    return proofs.stream().filter(found -> seen.add(found.anomaly())).toList();
  }

  private static String words(List<Level> levels, String between) {
    return levels.isEmpty()
        ? "none"
        : String.join(between, levels.stream().map(Level::word).toList());
  }

  private static List<CheckResult.Shown> scene(Recorded.Transacted recorded, Isolation isolation) {
    var proofs = isolation.proofs();
    if (proofs.isEmpty()) {
      return List.of();
    }
    var offending = new HashSet<>(proofs.getFirst().transactions());
    var first = offending.stream().mapToInt(t -> t).min().orElseThrow();
    var last = Math.min(recorded.columns().size() - 1, first + NEIGHBOURS);
    return IntStream.concat(
            IntStream.rangeClosed(Math.max(0, first - NEIGHBOURS), last),
            offending.stream().mapToInt(t -> t))
        .distinct()
        .sorted()
        .mapToObj(t -> shown(recorded, t, offending.contains(t)))
        .toList();
  }

  private static CheckResult.Shown shown(Recorded.Transacted recorded, int index, boolean guilty) {
    var transactions = recorded.columns();
    return new CheckResult.Shown(
        "process " + recorded.scalars().show(transactions.process(index)),
        TransactionCheck.describe(transactions, recorded.scalars(), index),
        transactions.called(index),
        transactions.returned(index),
        guilty);
  }
}
