package loadbearing.check;

/** What a check says of a history. */
public enum CheckVerdict {
  /** It has the promised consistency. */
  OK,
  /** It has not, and there is a proof. */
  BAD,
  /** It could not be decided: too large for the limits, or the file breaks off or is wrong. */
  UNKNOWN;

  /** As JSON spells it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
