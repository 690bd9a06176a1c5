package loadbearing.check.format;

/** A history's file is not what a history can be; what stands before it may still be judged. */
public final class BadInputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean brokenOff;
  private final boolean syntax;

  private BadInputException(String message, boolean brokenOff, boolean syntax) {
    super(message);
    this.brokenOff = brokenOff;
    this.syntax = syntax;
  }

  /** What stands at {@code line}, from 1, cannot be understood. */
  public static BadInputException syntax(long line, String what) {
    return new BadInputException("line %d: %s".formatted(line, what), false, true);
  }

  /** What stands at {@code line}, from 1, is understood and cannot be. */
  public static BadInputException contradiction(long line, String what) {
    return new BadInputException("line %d: %s".formatted(line, what), false, false);
  }

  /** The file ends inside something, at {@code line} from 1. */
  public static BadInputException brokenOff(long line, String inside) {
    return new BadInputException(
        "line %d: the file ends inside %s".formatted(line, inside), true, true);
  }

  /** Whether the file ends too early; else it is wrong. */
  public boolean isBrokenOff() {
    return brokenOff;
  }

  /** Whether the text itself cannot be understood; else what it says contradicts itself. */
  public boolean isSyntax() {
    return syntax;
  }
}
