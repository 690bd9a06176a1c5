package loadbearing.analysis.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import loadbearing.history.Operation;

/**
 * One row of which several servers have different states when all is over.
 *
 * @param row its name, such as {@code register x}
 * @param states by server, ordered by name; {@link #ABSENT} where a server has no such row
 * @param touchedBy the operations that read or wrote it, by call
 */
public record Divergence(String row, Map<String, String> states, List<Operation> touchedBy) {
  /** The state of a server that does not have the row. */
  public static final String ABSENT = "absent";

  public Divergence {
    states = new TreeMap<>(states);
    touchedBy = List.copyOf(touchedBy);
  }

  /**
   * The rows in which copies differ, ordered by name.
   *
   * @param copies by server, its rows and their states in the end
   * @param operations of the run, ordered by call; those whose {@link #row(Operation)} is a row
   *     that differs are put beside it
   */
  public static List<Divergence> between(
      Map<String, Map<String, String>> copies, Collection<Operation> operations) {
    var rows = new TreeSet<String>();
    copies.values().forEach(copy -> rows.addAll(copy.keySet()));
    Map<String, Map<String, String>> differing = new TreeMap<>();
    for (var row : rows) {
      var states = new TreeMap<String, String>();
      copies.forEach((server, copy) -> states.put(server, copy.getOrDefault(row, ABSENT)));
      if (states.values().stream().distinct().count() > 1) {
        differing.put(row, states);
      }
    }
    return with(differing, operations);
  }

  /**
   * The rows of a cache that differ from the database. A cache may lack rows; one it has must be as
   * the database has it.
   */
  public static List<Divergence> ofCache(
      String cache,
      Map<String, String> cached,
      String database,
      Map<String, String> stored,
      Collection<Operation> operations) {
    Map<String, Map<String, String>> differing = new TreeMap<>();
    cached.forEach(
        (row, state) -> {
          var truth = stored.getOrDefault(row, ABSENT);
          if (!state.equals(truth)) {
            differing.put(row, Map.of(cache, state, database, truth));
          }
        });
    return with(differing, operations);
  }

  private static List<Divergence> with(
      Map<String, Map<String, String>> differing, Collection<Operation> operations) {
    Map<String, List<Operation>> touching = new HashMap<>();
    for (var operation : operations) {
      var row = row(operation);
      if (differing.containsKey(row)) {
        touching.computeIfAbsent(row, r -> new ArrayList<>()).add(operation);
      }
    }
    return differing.entrySet().stream()
        .map(
            entry ->
                new Divergence(
                    entry.getKey(),
                    entry.getValue(),
                    touching.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  /** The row an operation is about, such as {@code register x}; empty if it is about none. */
  public static String row(Operation operation) {
    return switch (operation.action()) {
      case REGISTER_READ, REGISTER_WRITE, REGISTER_CAS -> "register " + operation.key();
      case LIST_READ, LIST_APPEND -> "list " + operation.key();
      case PROFILE_READ, PROFILE_WRITE -> "user " + operation.key();
      case FEED_READ, POST_WRITE -> "posts of " + operation.key();
      case LOGIN, WHOAMI, CART_READ, CART_WRITE -> "session " + operation.key();
      case PAGE, TRANSACTION -> "";
    };
  }

  /** The row and what each server has. */
  public String sentence() {
    return "%s is %s; %d operations touched it".formatted(row, states, touchedBy.size());
  }
}
