package loadbearing.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A reduced ordered binary decision diagram of monotone functions of components: equal functions
 * are the same number.
 *
 * <p>A function is a choice on its first component in a fixed order, if it is down and if it is up.
 * Choices that make no difference are left out, and those alike are one, so that a function has one
 * form, and its size depends on the order: one that follows the graph keeps neighbours together.
 *
 * @see <a href="https://doi.org/10.1109/TC.1986.1676819">R. E. Bryant: Graph-Based Algorithms for
 *     Boolean Function Manipulation</a>, IEEE Transactions on Computers C-35 (1986); and <a
 *     href="https://doi.org/10.1016/0951-8320(93)90060-C">A. Rauzy: New algorithms for fault trees
 *     analysis</a>, Reliability Engineering and System Safety 40 (1993), for minimal sets
 */
final class DecisionDiagram implements Algebra<Integer> {
  private static final int FALSE = 0;
  private static final int TRUE = 1;

  /** What follows where the component of that place in the order is down, and where it is up. */
  private record Choice(int place, int down, int up) {}

  private record Pair(int one, int other) {}

  private final List<String> order;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Choice> choices = new ArrayList<>();
  private final Map<Choice, Integer> numbers = new HashMap<>();
  private final Map<Pair, Integer> ands = new HashMap<>();
  private final Map<Pair, Integer> ors = new HashMap<>();

  /** Components not in {@code order} are always up. */
  DecisionDiagram(List<String> order) {
    this.order = order;
    for (var component : order) {
      places.put(component, places.size());
    }
    choices.add(new Choice(Integer.MAX_VALUE, FALSE, FALSE));
    choices.add(new Choice(Integer.MAX_VALUE, TRUE, TRUE));
  }

  @Override
  public Integer up(String component) {
    var place = places.get(component);
    return place == null ? TRUE : choice(place, FALSE, TRUE);
  }

  @Override
  public Integer yes() {
    return TRUE;
  }

  @Override
  public Integer no() {
    return FALSE;
  }

  @Override
  public Integer and(Integer one, Integer other) {
    if (one == FALSE || other == FALSE) {
      return FALSE;
    }
    if (one == TRUE || one.equals(other)) {
      return other;
    }
    return other == TRUE ? one : combined(one, other, true);
  }

  @Override
  public Integer or(Integer one, Integer other) {
    if (one == TRUE || other == TRUE) {
      return TRUE;
    }
    if (one == FALSE || one.equals(other)) {
      return other;
    }
    return other == FALSE ? one : combined(one, other, false);
  }

  /** Choices made so far, of all functions together. */
  int size() {
    return choices.size();
  }

  /**
   * The probability that {@code function} holds: P(f) = p P(f with x up) + (1 − p) P(f with x
   * down), for components that fail independently.
   */
  double probability(int function, Map<String, Double> up) {
    return probability(function, up, new HashMap<>());
  }

  /** The minimal sets of components that make {@code function} hold when all others are down. */
  List<Set<String>> paths(int function) {
    return paths(function, new HashMap<>());
  }

  /** The minimal sets of components without which {@code function} cannot hold. */
  List<Set<String>> cuts(int function) {
    return cuts(function, new HashMap<>());
  }

  private int combined(int one, int other, boolean isAnd) {
    var memory = isAnd ? ands : ors;
    var pair = new Pair(Math.min(one, other), Math.max(one, other));
    var known = memory.get(pair);
    if (known != null) {
      return known;
    }
    int place = Math.min(choices.get(one).place(), choices.get(other).place());
    int down = combined(place, one, other, isAnd, false);
    int up = combined(place, one, other, isAnd, true);
    int made = choice(place, down, up);
    memory.put(pair, made);
    return made;
  }

  private int combined(int place, int one, int other, boolean isAnd, boolean isUp) {
    int first = after(one, place, isUp);
    int second = after(other, place, isUp);
    return isAnd ? and(first, second) : or(first, second);
  }

  private int after(int function, int place, boolean isUp) {
    var choice = choices.get(function);
    if (choice.place() != place) {
      return function;
    }
    return isUp ? choice.up() : choice.down();
  }

  private int choice(int place, int down, int up) {
    if (down == up) {
      return down;
    }
    var choice = new Choice(place, down, up);
    return numbers.computeIfAbsent(
        choice,
        made -> {
          choices.add(made);
          return choices.size() - 1;
        });
  }

  private double probability(int function, Map<String, Double> up, Map<Integer, Double> known) {
    if (function <= TRUE) {
      return function;
    }
    var found = known.get(function);
    if (found != null) {
      return found;
    }
    var choice = choices.get(function);
    double p = up.get(order.get(choice.place()));
    double both =
        p * probability(choice.up(), up, known) + (1 - p) * probability(choice.down(), up, known);
    known.put(function, both);
    return both;
  }

  private List<Set<String>> paths(int function, Map<Integer, List<Set<String>>> known) {
    if (function <= TRUE) {
      return function == TRUE ? List.of(Set.of()) : List.of();
    }
    var found = known.get(function);
    if (found == null) {
      var choice = choices.get(function);
      found = new ArrayList<>(paths(choice.down(), known));
      for (var path : paths(choice.up(), known)) {
        if (!holds(choice.down(), path::contains)) {
          found.add(with(path, choice.place()));
        }
      }
      known.put(function, found);
    }
    return found;
  }

  private List<Set<String>> cuts(int function, Map<Integer, List<Set<String>>> known) {
    if (function <= TRUE) {
      return function == FALSE ? List.of(Set.of()) : List.of();
    }
    var found = known.get(function);
    if (found == null) {
      var choice = choices.get(function);
      found = new ArrayList<>(cuts(choice.up(), known));
      for (var cut : cuts(choice.down(), known)) {
        if (holds(choice.up(), component -> !cut.contains(component))) {
          found.add(with(cut, choice.place()));
        }
      }
      known.put(function, found);
    }
    return found;
  }

  private boolean holds(int function, Predicate<String> isUp) {
    int at = function;
    while (at > TRUE) {
      var choice = choices.get(at);
      at = isUp.test(order.get(choice.place())) ? choice.up() : choice.down();
    }
    return at == TRUE;
  }

  private Set<String> with(Set<String> set, int place) {
    Set<String> more = new HashSet<>(set);
    more.add(order.get(place));
    return more;
  }
}
