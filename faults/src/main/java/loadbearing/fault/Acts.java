package loadbearing.fault;

import java.util.List;

/** The catalogue of acts of operators: how each is spelled and what it does. */
public final class Acts {
  private static final List<Entry> ALL =
      List.of(
          new Entry(
              "promote",
              "promote replica1 at 12s",
              "The replica becomes a primary, takes writes, and stays so after a restart."),
          new Entry(
              "drain",
              "drain app1 at 10s",
              "Balancers give the node no new requests; it ends those that it has."),
          new Entry("add", "add app1 at 20s", "A node that was drained gets requests again."));

  private Acts() {}

  /**
   * One kind of act.
   *
   * @param name its first word in a schedule
   * @param example a planned act that parses
   * @param sentence what it does
   */
  public record Entry(String name, String example, String sentence) {
    /** {@code <...>} is to be filled in. */
    public String syntax() {
      return name + " <node> at <time>";
    }
  }

  /** Every kind. */
  public static List<Entry> all() {
    return ALL;
  }
}
