package loadbearing.check.linear;

import java.util.List;

/** What is known of one key's operations, by their indices in that key's history. */
sealed interface Decision {
  /** There is an order that explains every answer. */
  record Explained() implements Decision {}

  /**
   * There is none.
   *
   * @param failing the first operation by return that no order explains together with what returned
   *     before it
   * @param proof operations that suffice for it, {@code failing} among them; empty if not narrowed
   */
  record Broken(int failing, List<Integer> proof) implements Decision {}

  /**
   * The limits came first.
   *
   * @param explained an operation's index: whatever returned before it did has an explanation
   * @param why which limit
   */
  record GaveUp(int explained, String why) implements Decision {}
}
