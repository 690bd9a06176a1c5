package loadbearing.history;

/**
 * One step of an operator's act.
 *
 * @param number the act's place in the schedule, from 0, where faults are counted too
 * @param stage what happened
 * @param at when, ns since time zero
 * @param evidence what proved it, or why it could not be proved
 */
public record ActEvent(int number, Stage stage, long at, String evidence) implements Event {
  /** The steps, in the order they come. */
  public enum Stage {
    /** The operator has acted. */
    DONE,
    /** A probe saw what the act is for. */
    PROVED,
    /** No probe saw it: the run is void. */
    NOT_PROVED
  }
}
