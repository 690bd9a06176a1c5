package loadbearing.check.txn;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The word that somebody meant who wrote another. */
public final class Nearest {
  private Nearest() {}

  /** That of {@code words}, of which there is one at least, which takes the fewest keystrokes. */
  public static String to(String word, Collection<String> words) {
    return words.stream()
        .min(Comparator.comparingInt((String w) -> distance(word, w)).thenComparing(w -> w))
        .orElseThrow();
  }

  /** How many letters to put in, take out or change; those in another case are the same. */
  private static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    var above = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
