package loadbearing.workload;

import java.util.Arrays;
import java.util.List;
import loadbearing.topology.Goal;

/** What a user asks of the app node; the words are those of a history's {@code action}. */
public enum Action {
  PROFILE_READ("profile.read", Goal.READ),
  PROFILE_WRITE("profile.write", Goal.WRITE),
  FEED_READ("feed.read", Goal.READ),
  POST_WRITE("post.write", Goal.WRITE),
  REGISTER_READ("register.read", Goal.READ),
  REGISTER_WRITE("register.write", Goal.WRITE),
  /** Compare-and-set; {@code input} is {@code [from,to]}. */
  REGISTER_CAS("register.cas", Goal.WRITE),
  LIST_READ("list.read", Goal.READ),
  LIST_APPEND("list.append", Goal.WRITE),
  LOGIN("session.login", Goal.SESSION, true),
  WHOAMI("session.read", Goal.SESSION, false),
  CART_WRITE("cart.write", Goal.SESSION, true),
  CART_READ("cart.read", Goal.SESSION, false),
  /** A page that costs CPU of the app node and no database. */
  PAGE("page", Goal.READ),
  /**
   * Several reads and writes in one database transaction; {@code input} and {@code output} are its
   * steps.
   */
  TRANSACTION("transaction", Goal.WRITE);

  private final String word;
  private final Goal goal;
  private final boolean changes;

  Action(String word, Goal goal) {
    this(word, goal, goal == Goal.WRITE);
  }

  Action(String word, Goal goal, boolean changes) {
    this.word = word;
    this.goal = goal;
    this.changes = changes;
  }

  /** The word in a history and in a mix. */
  public String word() {
    return word;
  }

  /** Which of the users' goals it serves. */
  public Goal goal() {
    return goal;
  }

  /** Whether it may have changed something, so that one without an answer has no known outcome. */
  public boolean changes() {
    return changes;
  }

  /**
   * What reads the same kind of object and changes nothing.
   *
   * @throws IllegalArgumentException if there is no such action: a transaction is one whole
   */
  public Action reading() {
    return switch (this) {
      case PROFILE_WRITE -> PROFILE_READ;
      case POST_WRITE -> FEED_READ;
      case REGISTER_WRITE, REGISTER_CAS -> REGISTER_READ;
      case LIST_APPEND -> LIST_READ;
      case CART_WRITE -> CART_READ;
      case LOGIN -> WHOAMI;
      case TRANSACTION ->
          throw new IllegalArgumentException("a transaction has no part that reads alone");
      case PROFILE_READ, FEED_READ, REGISTER_READ, LIST_READ, WHOAMI, CART_READ, PAGE -> this;
    };
  }

  /** The action that {@code word} names; the error lists those there are. */
  public static Action of(String word) {
    return Arrays.stream(values())
        .filter(action -> action.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no action '%s'; there are %s".formatted(word, words())));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Action::word).toList();
  }
}
