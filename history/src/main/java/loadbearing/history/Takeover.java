package loadbearing.history;

/**
 * A stage of what a failover controller does, as it says so itself.
 *
 * @param controller who says so
 * @param stage what it did or found
 * @param node whom it is about; empty for nobody in particular
 * @param other whom else: the former primary of one that was promoted, the primary that is followed
 *     or written to; empty for nobody
 * @param words in its own words
 * @param at when, ns since time zero
 */
public record Takeover(
    String controller, Stage stage, String node, String other, String words, long at)
    implements Event {
  /** What a controller does, in the order of a failover. */
  public enum Stage {
    /** It found who is the primary. */
    FOUND,
    /** The primary seems lost. */
    NOTICED,
    /** It will be replaced. */
    DECIDED,
    /** It was kept from writing, as far as it could be reached. */
    FENCED,
    /** The node takes the writes of the other one. */
    PROMOTED,
    /** The node follows the other one. */
    FOLLOWS,
    /** The node writes to the other one. */
    TOLD,
    /** Something that somebody should know. */
    NAMED,
    /** A step could not be done. */
    FAILED
  }
}
