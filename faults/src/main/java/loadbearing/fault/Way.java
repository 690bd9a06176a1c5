package loadbearing.fault;

/** Which traffic of an edge a fault disturbs. */
public enum Way {
  /** What the client sends, in the direction of the arrow. */
  REQUESTS("on requests"),
  /** What the server sends, against the arrow. */
  ANSWERS("on answers"),
  /** Both directions, each on its own. */
  BOTH("both ways");

  private final String words;

  Way(String words) {
    this.words = words;
  }

  /** As a schedule spells it. */
  public String words() {
    return words;
  }

  /** Whether what the client sends is disturbed. */
  public boolean hasRequests() {
    return this != ANSWERS;
  }

  /** Whether what the server sends is disturbed. */
  public boolean hasAnswers() {
    return this != REQUESTS;
  }
}
