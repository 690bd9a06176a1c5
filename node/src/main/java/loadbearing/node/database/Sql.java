package loadbearing.node.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One or more statements, separated by semicolons, and the values of their question marks.
 *
 * @param text what to ask
 * @param values one a question mark, in order
 */
public record Sql(String text, List<Object> values) {
  public Sql {
    values = List.copyOf(values);
  }

  /** The statements with the values. */
  public static Sql of(String text, Object... values) {
    return new Sql(text, List.of(values));
  }

  /** These statements, then others. */
  public Sql then(Sql next) {
    var all = new ArrayList<>(values);
    all.addAll(next.values);
    return new Sql(text + ";" + next.text, all);
  }

  PreparedStatement prepare(Connection connection) throws SQLException {
    var statement = connection.prepareStatement(text);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
