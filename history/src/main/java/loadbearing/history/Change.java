package loadbearing.history;

/**
 * One node's opinion of another changed.
 *
 * @param observer who says so, such as a balancer
 * @param subject about whom
 * @param state the new state in the observer's own word, such as {@code UP} or {@code DOWN}
 * @param at when, ns since time zero
 */
public record Change(String observer, String subject, String state, long at) implements Event {

  /** Whether the observer uses the subject; {@code UP 1/2} is on its way down and still used. */
  public boolean isUp() {
    return state.startsWith("UP");
  }
}
