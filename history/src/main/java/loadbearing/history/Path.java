package loadbearing.history;

/**
 * Who served an operation, as the answer named them; empty where the answer did not say.
 *
 * @param node the app node
 * @param site its data centre
 * @param database the database server that was asked
 * @param software the app node's version
 */
public record Path(String node, String site, String database, String software) {
  /** No answer came, so nobody is known to have served it. */
  public static final Path NOBODY = new Path("", "", "", "");
}
