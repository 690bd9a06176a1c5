package loadbearing.harness.server;

import java.util.Optional;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;

/** A server that judges others and logs when it changes its mind. */
public interface HasOpinions {
  /** What a line of its log, with the engine's time before it, says; empty if something else. */
  Optional<Event> opinion(String line, Clock clock);
}
