package loadbearing.harness.server;

import java.sql.SQLException;
import java.util.Map;
import loadbearing.harness.container.Standing;
import loadbearing.topology.Kind;

/** A server whose group decides by itself who of it has which role. */
public interface KnowsRoles {
  /**
   * The roles as this one knows them, by node; empty if it is not one of the many, so that what it
   * knows may be over.
   */
  Map<String, Kind.Role> roles(Standing standing) throws SQLException;
}
