package loadbearing.check.txn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What may be assumed of the order of a register's versions, as Elle may be told. */
public enum Assumption {
  /** Each register by itself is sequentially consistent: versions are in every process's order. */
  SEQUENTIAL_KEYS,
  /** Each register by itself is linearizable: versions are in the order of real time. */
  LINEARIZABLE_KEYS,
  /** Writes follow reads: a transaction that read a version and then wrote made a later one. */
  WFR_KEYS;

  /** As it is spelled, such as {@code sequential-keys}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that {@code word} names; the error lists those there are. */
  public static Assumption of(String word) {
    return Arrays.stream(values())
        .filter(assumption -> assumption.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no assumption '%s'; did you mean '%s'? There are %s"
                        .formatted(word, Nearest.to(word, words()), words())));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Assumption::word).toList();
  }
}
