package loadbearing.history;

/**
 * A stretch of a run begins or ends.
 *
 * @param stretch which
 * @param begins whether it begins; else it ends
 * @param at when, ns since time zero
 */
public record Phase(Stretch stretch, boolean begins, long at) implements Event {

  /** What a stretch of a run is for. */
  public sealed interface Stretch {
    /** For people. */
    String words();
  }

  /** All of the measured time. */
  public record Measured() implements Stretch {
    @Override
    public String words() {
      return "measured";
    }
  }

  /**
   * A number of clones serves, and is measured.
   *
   * @param clones how many, 1 or more
   * @param block which round, from 1
   */
  public record Window(int clones, int block) implements Stretch {
    @Override
    public String words() {
      return "%d clones, block %d".formatted(clones, block);
    }
  }
}
