package loadbearing.harness.server;

import java.sql.Connection;
import java.time.Duration;
import loadbearing.harness.container.Standing;

/** A server that can be asked in SQL from outside its machine. */
public interface TakesSql {
  /** A connection past every proxy, waited for; the caller closes it. */
  Connection sql(Standing standing, Duration patience);
}
