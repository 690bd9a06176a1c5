package loadbearing.check;

import java.util.List;
import loadbearing.check.txn.Precedence;

/**
 * Why some transactions cannot all have happened as they say, as data: most often each comes before
 * the next and the last before the first.
 *
 * @param anomaly what they show, such as {@code G-single}
 * @param participants the transactions; a sentence calls them T1, T2, ... in this order
 * @param precedences which come before which, by their places from 0; of an anomaly without a cycle
 *     maybe none
 * @param why sentences that say the same
 */
public record Explanation(
    String anomaly,
    List<Participant> participants,
    List<Precedence> precedences,
    List<String> why) {
  /**
   * One transaction.
   *
   * @param process who did it
   * @param event the position of its completion in the file, from 0; -1 if it has none
   * @param called when it was called, in the history's own time
   * @param returned when it returned; {@link Long#MAX_VALUE} if never
   * @param fate {@code committed}, {@code aborted} or {@code unknown}
   * @param deeds what it did, in its order
   */
  public record Participant(
      String process, long event, long called, long returned, String fate, List<Deed> deeds) {
    public Participant {
      deeds = List.copyOf(deeds);
    }
  }

  /**
   * One step of a transaction, as people read it.
   *
   * @param word {@code append}, {@code w} or {@code r}
   * @param key of what
   * @param value what was written or read; {@code nil} if nothing is known of a read
   */
  public record Deed(String word, String key, String value) {
    @Override
    public String toString() {
      return "%s %s %s".formatted(word, key, value);
    }
  }

  public Explanation {
    participants = List.copyOf(participants);
    precedences = List.copyOf(precedences);
    why = List.copyOf(why);
  }
}
