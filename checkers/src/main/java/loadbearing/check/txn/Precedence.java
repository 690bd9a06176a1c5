package loadbearing.check.txn;

import java.util.List;

/**
 * Why one transaction of a proof comes before another.
 *
 * @param first the place in the proof of the one that comes before, from 0
 * @param second the place of the other
 * @param kind {@code ww}, {@code wr}, {@code rw}, {@code process} or {@code rt} (real time)
 * @param key what both wrote or read, as people read it; empty for an order of processes or time
 * @param values that show it: of {@code ww} and {@code rw} the older, then the newer; of {@code wr}
 *     the one; of {@code rt} when the first returned and when the second was called
 * @param because a sentence, in which transactions are T1, T2, ... by their places
 */
public record Precedence(
    int first, int second, String kind, String key, List<String> values, String because) {
  public Precedence {
    values = List.copyOf(values);
  }
}
