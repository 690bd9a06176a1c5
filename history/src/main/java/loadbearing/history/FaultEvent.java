package loadbearing.history;

/**
 * One step in the life of a fault.
 *
 * @param number the fault's place in the schedule, from 0
 * @param stage what happened
 * @param called when the injector was told to act, ns since time zero, not after {@code at}; that
 *     of a probe is {@code at}
 * @param at when, ns since time zero; of an act its middle
 * @param evidence what proved it, or why it could not be proved
 */
public record FaultEvent(int number, Stage stage, long called, long at, String evidence)
    implements Event {
  /** The steps, in the order they come. */
  public enum Stage {
    /** The injector has acted. */
    BEGAN,
    /** A probe saw it bite. */
    PROVED,
    /** No probe saw it bite: the run is void. */
    NOT_PROVED,
    /** The injector has undone it. */
    HEALED,
    /** A probe saw it gone. */
    HEAL_PROVED,
    /** A probe still saw it: the run is void. */
    HEAL_NOT_PROVED
  }

  /** One that took no time. */
  public FaultEvent(int number, Stage stage, long at, String evidence) {
    this(number, stage, at, at, evidence);
  }
}
