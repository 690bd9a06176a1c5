package loadbearing.check;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.format.Convention;
import loadbearing.check.txn.Assumption;
import loadbearing.check.txn.Known;
import loadbearing.check.txn.Level;
import loadbearing.check.txn.RecordedVersions;

/**
 * How a history is checked.
 *
 * @param model what it is checked against; empty for the one that fits its operations
 * @param limit how long one file may be checked before the verdict is unknown
 * @param memoryBytes how much memory the search of one file may take before the verdict is unknown
 * @param initial the registers' value before the first write, as {@code nil}, a whole number or a
 *     string; empty for the format's own
 * @param nilIsAbsent whether a read of nil saw no value (else it says nothing); empty for the
 *     format's own
 * @param consistency the level that transactions were promised, such as {@code serializable}
 * @param assumed of the order of a register's versions in transactions
 * @param bank what a bank promises
 */
public record CheckOptions(
    Optional<Model> model,
    Duration limit,
    long memoryBytes,
    Optional<String> initial,
    Optional<Boolean> nilIsAbsent,
    String consistency,
    Set<Assumption> assumed,
    BankRules bank) {
  /**
   * A fitting model, 30 s, a quarter of the heap, the format's conventions, the strongest level.
   */
  public static CheckOptions defaults() {
    return new CheckOptions(
        Optional.empty(),
        Duration.ofSeconds(30),
        Runtime.getRuntime().maxMemory() / 4,
        Optional.empty(),
        Optional.empty(),
        "strict-serializable",
        Set.of(),
        BankRules.USUAL);
  }

  public CheckOptions {
    Level.of(consistency);
    assumed = Set.copyOf(assumed);
    if (limit.isNegative() || memoryBytes < 0) {
      throw new IllegalArgumentException(
          "limits must not be negative; got %s and %d bytes".formatted(limit, memoryBytes));
    }
  }

  /** The same with another limit of time. */
  public CheckOptions within(Duration newLimit) {
    return new CheckOptions(
        model, newLimit, memoryBytes, initial, nilIsAbsent, consistency, assumed, bank);
  }

  /** The same with another level that transactions were promised. */
  public CheckOptions promising(String level) {
    return new CheckOptions(model, limit, memoryBytes, initial, nilIsAbsent, level, assumed, bank);
  }

  Convention over(Convention convention, Scalars scalars) {
    return new Convention(
        initial.map(text -> convention.meant(code(text, scalars))).orElse(convention.initial()),
        nilIsAbsent.orElse(convention.nilIsAbsent()),
        convention.failedCasConstrains(),
        convention.meaning());
  }

  /** What is known of transactions. */
  Known known(Scalars scalars) {
    var first = initial.map(text -> code(text, scalars)).orElse(Scalars.NIL);
    return new Known(first, assumed, RecordedVersions.NOTHING);
  }

  private static long code(String text, Scalars scalars) {
    if (text.equals("nil") || text.equals("null")) {
      return Scalars.NIL;
    }
    return text.matches("[-+]?[0-9].*") && scalars.decimal(scalars.number(text)).isPresent()
        ? scalars.number(text)
        : scalars.string(text);
  }
}
