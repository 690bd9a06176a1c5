package loadbearing.harness.inject;

import java.util.function.Supplier;

/**
 * A fault made concrete on something deployed: how it is done and undone, and a look that tells
 * whether it bites and whether it is gone. All looks are bounded by themselves.
 *
 * @param before the look that has to see all well right before it begins: what was broken already
 *     was not broken by it
 */
public record Effect(
    Runnable begin,
    Runnable heal,
    Supplier<Sight> bites,
    Supplier<Sight> gone,
    Supplier<Sight> before) {
  /** What is to be seen before it is what is to be seen after it. */
  public Effect(Runnable begin, Runnable heal, Supplier<Sight> bites, Supplier<Sight> gone) {
    this(begin, heal, bites, gone, gone);
  }

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
