package loadbearing.harness.deploy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.server.KeepsWrites;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks servers which writes they still have, once the run is over. */
final class Keeping {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  /** Ids in one line of a history. */
  private static final int LINE = 5000;

  private Keeping() {}

  static void ask(
      Standing standing, Map<String, KeepsWrites> keepers, Clock clock, Consumer<Event> events) {
    keepers.forEach(
        (node, keeper) -> {
          try {
            write(node, keeper.kept(standing), clock, events);
          } catch (SQLException | DeploymentException e) {
            LOG.warn("database {} does not say what it kept: {}", node, e.getMessage());
          }
        });
  }

  private static void write(String node, List<Long> ids, Clock clock, Consumer<Event> events) {
    long at = clock.now();
    for (int from = 0; from == 0 || from < ids.size(); from += LINE) {
      int to = Math.min(ids.size(), from + LINE);
      events.accept(new Kept(node, at, ids.subList(from, to), to == ids.size()));
    }
  }
}
