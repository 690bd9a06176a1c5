package loadbearing.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the formula of a goal is worked out in: truth values, or diagrams of them. */
interface Algebra<T> {
  /** That a component is up. */
  T up(String component);

  T yes();

  T no();

  T and(T one, T other);

  T or(T one, T other);

  /** That at least {@code needed} of {@code all} hold: T(j, i) = T(j, i-1) or T(j-1, i-1) and i. */
  default T atLeast(int needed, List<T> all) {
    List<T> counted = new ArrayList<>(Collections.nCopies(needed + 1, no()));
    counted.set(0, yes());
    for (var one : all) {
      for (int j = needed; j > 0; j--) {
        counted.set(j, or(counted.get(j), and(counted.get(j - 1), one)));
      }
    }
    return counted.get(needed);
  }
}
