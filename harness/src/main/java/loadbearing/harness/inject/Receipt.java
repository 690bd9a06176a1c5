package loadbearing.harness.inject;

import loadbearing.fault.Intervention;

/**
 * What was done about a fault or an act, and what a probe saw of it.
 *
 * @param number its place in the schedule, from 0
 * @param what the fault or the act
 * @param step what it is about
 * @param called when the effect was called, by the same clock; that of a probe is {@code nanoTime}
 * @param nanoTime the middle of the effect's call, or when the call or the probe returned, by
 *     {@link System#nanoTime()} of this process
 * @param evidence what the probe saw, or how long the effect's call took, in words
 */
public record Receipt(
    int number, Intervention what, Step step, long called, long nanoTime, String evidence) {
  /** The steps of a fault, in the order they come; an act is done, and proved or not. */
  public enum Step {
    DONE,
    BEGAN,
    PROVED,
    NOT_PROVED,
    HEALED,
    HEAL_PROVED,
    HEAL_NOT_PROVED
  }
}
