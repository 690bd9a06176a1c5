package loadbearing.generator.gatling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loadbearing.generator.Meaning;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import loadbearing.workload.draw.Intent;

/**
 * What users last saw in each register, so that a compare-and-set has a chance to match.
 *
 * <p>A hint, nothing more: it is shared by all users and may be old.
 */
final class Sightings {
  private static final String ABSENT = "null";

  private final Map<String, String> seen = new ConcurrentHashMap<>();

  /** JSON text of the value last seen, {@code null} if none was. */
  String seen(String key) {
    return seen.getOrDefault(key, ABSENT);
  }

  /** Remembers what an operation read or wrote. */
  void see(Intent intent, Meaning meaning) {
    if (meaning.outcome() != Outcome.OK) {
      return;
    }
    if (intent.action() == Action.REGISTER_READ) {
      seen.put(intent.key(), meaning.output());
    } else if (intent.action() == Action.REGISTER_WRITE
        || intent.action() == Action.REGISTER_CAS && meaning.status() == 200) {
      seen.put(intent.key(), Long.toString(intent.id()));
    }
  }
}
