package loadbearing.node.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes one value of all rows of an answer. */
@FunctionalInterface
public interface RowReader<T> {
  /** Reads the rows, which stand before the first. */
  T read(ResultSet rows) throws SQLException;
}
