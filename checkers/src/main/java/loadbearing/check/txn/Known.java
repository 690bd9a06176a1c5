package loadbearing.check.txn;

import java.util.Set;
import loadbearing.check.column.Scalars;

/**
 * What is known of transactions beside what they say.
 *
 * @param initial every register's value before the first write, a code of the history's scalars
 * @param assumed of the order of a register's versions
 * @param versions that the database reported of registers
 */
public record Known(long initial, Set<Assumption> assumed, RecordedVersions versions) {
  /** Nothing: registers are first absent. */
  public static final Known NOTHING = of(RecordedVersions.NOTHING);

  public Known {
    assumed = Set.copyOf(assumed);
  }

  /** Registers are first absent, and the database reported {@code versions}. */
  public static Known of(RecordedVersions versions) {
    return new Known(Scalars.NIL, Set.of(), versions);
  }

  Known with(RecordedVersions other) {
    return new Known(initial, assumed, other);
  }
}
