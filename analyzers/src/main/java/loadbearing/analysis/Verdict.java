package loadbearing.analysis;

/** What a measurement says of a claim. */
public enum Verdict {
  /** It supports the claim at the stated confidence. */
  HOLDS,
  /** It contradicts the claim at the stated confidence. */
  REFUTED,
  /** It cannot tell: too little data, an interval across the threshold, or a disturbed run. */
  INCONCLUSIVE
}
