package loadbearing.fault;

import java.util.List;

/** The catalogue of acts of operators: how each is spelled and what it does. */
public final class Acts {
  private static final List<Entry> ALL =
      List.of(
          new Entry(
              "promote best",
              "promote best at <time>",
              "promote best at 12s",
              "The replica that has received most becomes the primary."),
          new Entry(
              "promote",
              "promote <node> at <time>",
              "promote replica1 at 12s",
              "The replica becomes the primary; writers are told, and it stays so after a"
                  + " restart."),
          new Entry(
              "switchover",
              "switchover to <node> at <time>",
              "switchover to replica1 at 10s",
              "The primary takes no more writes; when the other has all, it takes them, and the old"
                  + " one follows it."),
          new Entry(
              "rejoin",
              "rejoin <node> at <time>",
              "rejoin primary at 20s",
              "A database follows the present primary; where it has what that lacks, it is cloned"
                  + " anew."),
          new Entry(
              "drain",
              "drain <node> at <time>",
              "drain app1 at 10s",
              "Balancers give the node no new requests; it ends those that it has."),
          new Entry(
              "add",
              "add <node> at <time>",
              "add app1 at 20s",
              "A node that was drained gets requests again."),
          new Entry(
              "withdraw",
              "withdraw <node> at <time>",
              "withdraw replica1 at 10s",
              "Balancers let nobody reach the node any more, and close what was open."),
          new Entry(
              "restore",
              "restore <node> at <time>",
              "restore replica1 at 20s",
              "A node that was withdrawn is reached again."));

  private Acts() {}

  /**
   * One kind of act.
   *
   * @param name its first words in a schedule
   * @param syntax {@code <...>} is to be filled in
   * @param example a planned act that parses
   * @param sentence what it does
   */
  public record Entry(String name, String syntax, String example, String sentence) {}

  /** Every kind. */
  public static List<Entry> all() {
    return ALL;
  }
}
