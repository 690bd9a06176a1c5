package loadbearing.check;

/**
 * What is wrong with a history's file.
 *
 * @param brokenOff whether it only ends too early; what it proved before that stays proved
 * @param what the problem and its place
 */
public record Problem(boolean brokenOff, String what) {}
