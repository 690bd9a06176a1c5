package loadbearing.node.failover;

import java.util.Locale;

/**
 * Something a controller says, a line of its output.
 *
 * @param node whom it is about; {@code -} for nobody in particular
 * @param other whom else
 * @param words for people
 */
record Stage(Word word, String node, String other, String words) {
  enum Word {
    /** Who is the primary, by what it sees. */
    FOUND,
    /** The primary seems lost. */
    NOTICED,
    /** It is to be replaced. */
    DECIDED,
    FENCED,
    PROMOTED,
    FOLLOWS,
    /** A writer writes there. */
    TOLD,
    /** What somebody should know. */
    NAMED,
    /** A step that could not be done. */
    FAILED
  }

  /** {@code controller: promoted replica1 primary: takes the writes}, in one line. */
  String line() {
    return "controller: %s %s %s: %s"
        .formatted(
            word.name().toLowerCase(Locale.ROOT), node, other, words.replaceAll("\\s+", " "));
  }
}
