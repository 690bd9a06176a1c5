package loadbearing.harness.memory;

/**
 * What is wrong with servers in memory.
 *
 * @param manner how they take faults
 * @param forgets whether the store loses one acknowledged write in twenty
 * @param diesInRun the run, from 1, in which all of it dies; 0 for none
 */
public record Flaws(World.Manner manner, boolean forgets, int diesInRun) {
  /** Nothing is. */
  public static final Flaws NONE = new Flaws(World.Manner.OBEYS, false, 0);

  /** Faults are taken in another manner. */
  public static Flaws of(World.Manner manner) {
    return new Flaws(manner, false, 0);
  }

  /** Acknowledged writes get lost. */
  public static Flaws forgetful() {
    return new Flaws(World.Manner.OBEYS, true, 0);
  }

  /** All of it dies in a run, counted from 1. */
  public static Flaws dyingIn(int run) {
    return new Flaws(World.Manner.OBEYS, false, run);
  }
}
