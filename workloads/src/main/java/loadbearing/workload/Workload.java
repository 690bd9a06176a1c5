package loadbearing.workload;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What users ask, and in which proportion.
 *
 * @param name one word or several joined by hyphens
 * @param summary what it is good for, in one line
 * @param mix how often each action is asked, as weights of which only the proportion counts; at
 *     least one
 * @param keys how many registers, or lists, are in use at a time; at least 1
 * @param users how many of the seeded people are asked about, in [1, 1000]
 * @param isolation what transactions ask for
 */
public record Workload(
    String name, String summary, Map<Action, Integer> mix, int keys, int users, Level isolation) {
  /** People whom the app node's database is seeded with. */
  public static final int SEEDED_USERS = 1000;

  public Workload {
    if (mix.isEmpty() || mix.values().stream().anyMatch(weight -> weight < 1)) {
      throw new IllegalArgumentException(
          "workload '%s' needs at least one action, and weights of 1 or more; got %s"
              .formatted(name, mix));
    }
    if (keys < 1 || users < 1 || users > SEEDED_USERS) {
      throw new IllegalArgumentException(
          "workload '%s' needs 1 key or more and 1 to %d users; got %d and %d"
              .formatted(name, SEEDED_USERS, keys, users));
    }
    mix = Collections.unmodifiableMap(new EnumMap<>(mix));
  }

  /** One whose transactions, if it has any, are at MySQL's usual level. */
  public Workload(String name, String summary, Map<Action, Integer> mix, int keys, int users) {
    this(name, summary, mix, keys, users, Level.REPEATABLE_READ);
  }

  /** Whether a user must log in before anything else makes sense. */
  public boolean needsLogin() {
    return mix.containsKey(Action.WHOAMI)
        || mix.containsKey(Action.CART_READ)
        || mix.containsKey(Action.CART_WRITE);
  }
}
