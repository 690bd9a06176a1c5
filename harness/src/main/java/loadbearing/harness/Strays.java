package loadbearing.harness;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.Stray;

/**
 * Arrivals at nodes that the generator's record does not explain: unknown operations, and
 * operations that arrived more often than they were sent. No balancer here repeats a request that
 * it sent.
 */
final class Strays {
  private final Map<Long, Integer> sent;

  Strays(Map<Long, Integer> sent) {
    this.sent = Map.copyOf(sent);
  }

  /** Writes down every stray among the arrivals, by node and operation. */
  void find(Map<String, Map<Long, Integer>> arrivals, Clock clock, Consumer<Event> events) {
    Map<Long, Integer> seen = new HashMap<>();
    arrivals.forEach(
        (node, operations) ->
            operations.forEach(
                (operation, count) -> {
                  int total = seen.merge(operation, count, Integer::sum);
                  if (total > sent.getOrDefault(operation, 0)) {
                    events.accept(new Stray(node, operation, total, clock.now()));
                  }
                }));
  }
}
