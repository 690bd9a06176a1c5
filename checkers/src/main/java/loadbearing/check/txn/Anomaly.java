package loadbearing.check.txn;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something that a history of transactions shows and a level forbids, spelled as Elle spells it.
 *
 * <p>Cycles of dependencies come in three variants: of dependencies alone, with the order of a
 * process, and with the order of real time.
 */
public enum Anomaly {
  /** A transaction reads something else than it last read or wrote itself. */
  INTERNAL("internal", Level.SNAPSHOT_ISOLATION),
  /** A transaction reads what it writes only later. */
  FUTURE_READ("future-read", Level.READ_COMMITTED),
  /** A value was read that nobody wrote. */
  UNWRITTEN_READ("unwritten-read", Level.READ_UNCOMMITTED),
  /** An element appended once was read more than once. */
  DUPLICATE_ELEMENTS("duplicate-elements", Level.READ_UNCOMMITTED),
  /** The order of an object's versions contradicts itself. */
  CYCLIC_VERSIONS("cyclic-versions", Level.READ_UNCOMMITTED),
  /** Reads of a list that no one order of its elements explains. */
  INCOMPATIBLE_ORDER("incompatible-order", Level.READ_COMMITTED),
  /** A committed write on top of an aborted one. */
  DIRTY_UPDATE("dirty-update", Level.READ_COMMITTED),
  /** Aborted read: of a write that was rolled back. */
  G1A("G1a", Level.READ_COMMITTED),
  /** Intermediate read: of a write that its own transaction wrote over. */
  G1B("G1b", Level.READ_COMMITTED),
  /** Two transactions read one version and both wrote the object. */
  LOST_UPDATE("lost-update", Level.REPEATABLE_READ, Level.SNAPSHOT_ISOLATION),
  /** A cycle of writes. */
  G0("G0", Level.READ_UNCOMMITTED),
  G0_PROCESS("G0-process", Level.STRONG_SESSION_READ_UNCOMMITTED),
  G0_REALTIME("G0-realtime", Level.STRICT_SERIALIZABLE),
  /** A cycle of writes and reads of them. */
  G1C("G1c", Level.READ_COMMITTED),
  G1C_PROCESS("G1c-process", Level.STRONG_SESSION_READ_COMMITTED),
  G1C_REALTIME("G1c-realtime", Level.STRICT_SERIALIZABLE),
  /** A cycle with one read of what the next transaction wrote over. */
  G_SINGLE("G-single-item", Level.REPEATABLE_READ, Level.SNAPSHOT_ISOLATION),
  G_SINGLE_PROCESS("G-single-item-process", Level.STRONG_SESSION_SNAPSHOT_ISOLATION),
  G_SINGLE_REALTIME("G-single-item-realtime", Level.STRICT_SERIALIZABLE),
  /** A cycle with several such reads, no two of them one after the other. */
  G_NONADJACENT("G-nonadjacent-item", Level.REPEATABLE_READ, Level.SNAPSHOT_ISOLATION),
  G_NONADJACENT_PROCESS("G-nonadjacent-item-process", Level.STRONG_SESSION_SNAPSHOT_ISOLATION),
  G_NONADJACENT_REALTIME("G-nonadjacent-item-realtime", Level.STRICT_SERIALIZABLE),
  /** A cycle with several such reads, two of them one after the other; write skew is one. */
  G2("G2-item", Level.REPEATABLE_READ),
  G2_PROCESS("G2-item-process", Level.STRONG_SESSION_SERIALIZABLE),
  G2_REALTIME("G2-item-realtime", Level.STRICT_SERIALIZABLE);

  private final String word;
  private final Set<Level> forbidding;

  Anomaly(String word, Level... weakest) {
    this.word = word;
    forbidding = EnumSet.noneOf(Level.class);
    for (var level : Level.values()) {
      if (Arrays.stream(weakest).anyMatch(level::implies)) {
        forbidding.add(level);
      }
    }
  }

  /** As it is spelled, such as {@code G-single-item-realtime}. */
  public String word() {
    return word;
  }

  /** Whether a database that promised {@code level} must not show it. */
  public boolean isForbiddenBy(Level level) {
    return forbidding.contains(level);
  }

  /** The variant of a cycle's anomaly: 0 as it is, 1 with process order, 2 with real time. */
  Anomaly variant(int order) {
    return values()[ordinal() + order];
  }
}
