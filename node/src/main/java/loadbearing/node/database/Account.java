package loadbearing.node.database;

import java.util.Objects;

/** Whose name the node speaks in, and in which database. */
public record Account(String database, String user, String password) {
  public Account {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + " on " + database;
  }
}
