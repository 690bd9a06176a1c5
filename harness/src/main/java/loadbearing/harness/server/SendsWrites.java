package loadbearing.harness.server;

import java.util.Optional;
import loadbearing.harness.container.Standing;

/** A server that writes for users, and can be told another database to write to while it runs. */
public interface SendsWrites {
  /** Tells it the database to write to; it does so on return, and after a restart. */
  void send(Standing standing, String database);

  /** Has it make a write of that key; why it was not acknowledged, or empty. */
  Optional<String> write(Standing standing, String key);

  /** Where it was told to write, if that is not where its edges lead. */
  Optional<String> astray(Standing standing);
}
