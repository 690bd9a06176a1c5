package loadbearing.harness.inject;

/**
 * What was done about a fault and what a probe saw of it.
 *
 * @param number the fault's place in its schedule, from 0
 * @param fault the fault as the schedule spells it
 * @param step what it is about
 * @param nanoTime when the call or the probe returned, by {@link System#nanoTime()} of this process
 * @param evidence what the probe saw, or how long the effect's call took, in words
 */
public record Receipt(int number, String fault, Step step, long nanoTime, String evidence) {
  /** The steps of a fault, in the order they come. */
  public enum Step {
    BEGAN,
    PROVED,
    NOT_PROVED,
    HEALED,
    HEAL_PROVED,
    HEAL_NOT_PROVED
  }
}
