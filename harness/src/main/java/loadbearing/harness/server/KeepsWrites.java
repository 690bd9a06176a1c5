package loadbearing.harness.server;

import java.sql.SQLException;
import java.util.List;
import loadbearing.harness.container.Standing;

/** A server that remembers which writes it has. */
public interface KeepsWrites {
  /** The operations whose writes it still has, once what was under way to it has come. */
  List<Long> kept(Standing standing) throws SQLException;
}
