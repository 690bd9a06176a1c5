package loadbearing.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.check.column.Scalars;
import loadbearing.check.format.Convention;
import loadbearing.check.txn.Anomaly;
import loadbearing.check.txn.Assumption;
import loadbearing.check.txn.Known;
import loadbearing.check.txn.LevelPromise;
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
 * @param consistency what transactions were promised, such as {@code serializable}; several with
 *     commas; empty if only anomalies count
 * @param anomalies that must not appear, beside what the promise rules out
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
    Set<Anomaly> anomalies,
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
        Set.of(),
        BankRules.USUAL);
  }

  public CheckOptions {
    assumed = Set.copyOf(assumed);
    anomalies = Set.copyOf(anomalies);
    if (promises(consistency, anomalies).isEmpty()) {
      throw new IllegalArgumentException("expected a consistency level, or anomalies; got none");
    }
    if (limit.isNegative() || memoryBytes < 0) {
      throw new IllegalArgumentException(
          "limits must not be negative; got %s and %d bytes".formatted(limit, memoryBytes));
    }
  }

  /** The same with another limit of time. */
  public CheckOptions within(Duration newLimit) {
    return new CheckOptions(
        model, newLimit, memoryBytes, initial, nilIsAbsent, consistency, anomalies, assumed, bank);
  }

  /** The same with another level that transactions were promised. */
  public CheckOptions promising(String level) {
    return new CheckOptions(
        model, limit, memoryBytes, initial, nilIsAbsent, level, anomalies, assumed, bank);
  }

  /** The same, where anomalies alone count. */
  public CheckOptions without(Set<Anomaly> unwanted) {
    return new CheckOptions(
        model, limit, memoryBytes, initial, nilIsAbsent, "", unwanted, assumed, bank);
  }

  /** What transactions were promised; there is one promise at least. */
  public List<LevelPromise> promises() {
    return promises(consistency, anomalies);
  }

  private static List<LevelPromise> promises(String consistency, Set<Anomaly> anomalies) {
    return Stream.concat(
            Stream.of(consistency.split(",")).filter(word -> !word.isEmpty()).map(LevelPromise::of),
            Stream.of(anomalies).filter(wanted -> !wanted.isEmpty()).map(LevelPromise::without))
        .toList();
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
