package loadbearing.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.Operation;
import loadbearing.history.Stray;

/**
 * What nodes wrote down of arrivals, held against the generator's record: operations that it does
 * not know, operations that arrived more often than they were sent, and answers of a node that has
 * lost what it wrote down.
 */
final class Strays {
  /** The share of what a node answered that may be missing: what waited in a process that died. */
  private static final double MOST_UNWRITTEN = 0.1;

  private final Map<Long, Integer> sent = new HashMap<>();
  private final Map<String, List<Long>> answered = new TreeMap<>();

  /** Takes note of an operation in the record. */
  void sent(Operation operation) {
    sent.merge(operation.id(), 1, Integer::sum);
    answered.computeIfAbsent(operation.path().node(), it -> new ArrayList<>()).add(operation.id());
  }

  /** How many operations were sent. */
  int sent() {
    return sent.size();
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
    arrivals.forEach((node, operations) -> unwritten(node, operations.keySet(), clock, events));
  }

  /** One line says it, however many answers no arrival explains. */
  private void unwritten(String node, Set<Long> arrived, Clock clock, Consumer<Event> events) {
    var answers = answered.getOrDefault(node, List.of());
    var unwritten = answers.stream().filter(id -> !arrived.contains(id)).toList();
    if (unwritten.size() > MOST_UNWRITTEN * answers.size()) {
      events.accept(new Stray(node, unwritten.getFirst(), 0, clock.now()));
    }
  }
}
