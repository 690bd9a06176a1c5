package loadbearing.node.http;

/** The names of the headers that the node reads and writes, as {@code docs/protocol.md} says. */
public final class Headers {
  public static final String OPERATION = "Loadbearing-Operation";
  public static final String DEADLINE = "Loadbearing-Deadline-Millis";
  public static final String SESSION = "Loadbearing-Session";
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  public static final String NODE = "Loadbearing-Node";
  public static final String SITE = "Loadbearing-Site";
  public static final String SOFTWARE = "Loadbearing-Software";
  public static final String DATABASE = "Loadbearing-Database";
  public static final String STORE = "Loadbearing-Store";
  public static final String VERSION = "Loadbearing-Version";
  public static final String OUTCOME = "Loadbearing-Outcome";
  public static final String REPLAYED = "Loadbearing-Replayed";

  private Headers() {}
}
