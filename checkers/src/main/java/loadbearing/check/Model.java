package loadbearing.check;

import java.util.Arrays;
import java.util.List;

/** What a history can be checked against. */
public enum Model {
  CAS_REGISTER,
  KV,
  LIST_APPEND,
  RW_REGISTER,
  BANK,
  SESSION;

  /** As the command line spells it, such as {@code list-append}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The model that {@code word} names; the error lists those there are. */
  public static Model of(String word) {
    return Arrays.stream(values())
        .filter(model -> model.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no model '%s'; there are %s".formatted(word, words())));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Model::word).toList();
  }
}
