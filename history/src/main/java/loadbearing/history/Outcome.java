package loadbearing.history;

/** What is known about the effect of an operation. */
public enum Outcome {
  /** Answered: it took effect between call and return. */
  OK,
  /** Certainly without effect: refused, rejected, or rolled back. */
  FAILED,
  /** May have taken effect at any time after the call, or never: it stays open to the end. */
  UNKNOWN
}
