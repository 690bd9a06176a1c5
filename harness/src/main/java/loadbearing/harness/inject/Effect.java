package loadbearing.harness.inject;

import java.util.function.Supplier;

/**
 * A fault made concrete on something deployed: how it is done and undone, and a look that tells
 * whether it bites and whether it is gone. Both looks are bounded by themselves.
 */
public record Effect(Runnable begin, Runnable heal, Supplier<Sight> bites, Supplier<Sight> gone) {

  /**
   * What one look saw.
   *
   * @param seen whether it was what was looked for
   * @param words what was seen, with numbers
   */
  public record Sight(boolean seen, String words) {
    /** Both at once. */
    public Sight and(Sight other) {
      return new Sight(seen && other.seen, words + "; " + other.words);
    }
  }
}
