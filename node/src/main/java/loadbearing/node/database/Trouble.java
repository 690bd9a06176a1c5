package loadbearing.node.database;

import java.sql.SQLException;

/** What kind of error a server or the way to it made. */
enum Trouble {
  /** The connection is of no use any more. */
  BROKEN,
  /** The server takes no writes: it is a replica, or was made one. */
  READ_ONLY,
  /** The server gave this transaction up for another. */
  CONFLICT,
  /** The key of a write is there already. */
  DUPLICATE,
  /** Anything else the server said. */
  REFUSED;

  // Numbers of the server's error messages, see its manual, "Server Error Message Reference".
  private static final int DUPLICATE_ENTRY = 1062;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final int OPTION_PREVENTS_STATEMENT = 1290;
  private static final int READ_ONLY_MODE = 1836;

  static Trouble of(SQLException e) {
    var state = e.getSQLState();
    if (e.getErrorCode() == 0 || (state != null && state.startsWith("08"))) {
      return BROKEN;
    }
    return switch (e.getErrorCode()) {
      case OPTION_PREVENTS_STATEMENT, READ_ONLY_MODE -> READ_ONLY;
      case LOCK_WAIT_TIMEOUT, DEADLOCK -> CONFLICT;
      case DUPLICATE_ENTRY -> DUPLICATE;
      default -> REFUSED;
    };
  }
}
