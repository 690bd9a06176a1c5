package loadbearing.report.story;

/**
 * One sentence of the first screen.
 *
 * @param tone what kind of news it is
 * @param text the sentence
 */
public record Headline(Tone tone, String text) {
  /** Kinds of news, the most urgent first. */
  public enum Tone {
    /** A run proves nothing. */
    VOID,
    /** Something came out otherwise than predicted or expected. */
    SURPRISE,
    /** What was to be shown could not be told. */
    UNDECIDED,
    /** One architecture is better beyond doubt. */
    WON,
    /** No difference can be told. */
    EVEN,
    /** Something users had was taken away. */
    BROKE,
    /** Something was broken, and users did not lose it. */
    HELD;

    /** Whether it says that something is not as it should be, or could not be told. */
    public boolean isAlarm() {
      return this == VOID || this == SURPRISE || this == UNDECIDED;
    }

    /** Whether it tells of a fault, or of data, what was foreseen. */
    public boolean isForeseen() {
      return this == BROKE || this == HELD;
    }
  }
}
