package loadbearing.node.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The isolation levels of SQL. */
public enum Isolation {
  READ_UNCOMMITTED,
  READ_COMMITTED,
  REPEATABLE_READ,
  SERIALIZABLE;

  /** The level of that name, as in {@code read-committed}. */
  public static Optional<Isolation> named(String name) {
    return Arrays.stream(values()).filter(level -> level.word().equals(name)).findFirst();
  }

  /** Its name in requests, as in {@code read-committed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String sql() {
    return name().replace('_', ' ');
  }
}
