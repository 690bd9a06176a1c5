package loadbearing.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import loadbearing.check.txn.Nearest;

/** What a history can be checked against. */
public enum Model {
  CAS_REGISTER,
  KV,
  LIST_APPEND,
  RW_REGISTER,
  BANK,
  SESSION,
  COUNTER,
  SET,
  SET_FULL,
  LINEAR_SET,
  TOTAL_QUEUE,
  FIFO_QUEUE,
  UNORDERED_QUEUE,
  MUTEX,
  MULTI_REGISTER,
  UNIQUE_IDS,
  LONG_FORK,
  COMMENTS,
  SEQUENTIAL;

  /** Those of registers, of transactions, and of sessions; all others are judged by whole calls. */
  private static final Set<Model> OF_STEPS =
      EnumSet.of(CAS_REGISTER, KV, LIST_APPEND, RW_REGISTER, SESSION);

  /** Whether it is judged by whole calls; a bank is by those or by transactions. */
  boolean isOfCalls() {
    return !OF_STEPS.contains(this);
  }

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
                    "no model '%s'; did you mean '%s'? There are %s"
                        .formatted(word, Nearest.to(word, words()), words())));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Model::word).toList();
  }
}
