package loadbearing.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The isolation that a transaction asks for, the weakest first. */
public enum Level {
  READ_UNCOMMITTED,
  READ_COMMITTED,
  REPEATABLE_READ,
  SERIALIZABLE;

  /** As it is spelled, such as {@code read-committed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The level that {@code word} names; the error lists those there are. */
  public static Level of(String word) {
    return Arrays.stream(values())
        .filter(level -> level.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no isolation level '%s'; there are %s".formatted(word, words())));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Level::word).toList();
  }
}
