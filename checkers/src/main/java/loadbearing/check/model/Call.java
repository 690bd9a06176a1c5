package loadbearing.check.model;

import loadbearing.check.column.Scalars;

/**
 * One operation with what was asked and what came back.
 *
 * @param word what it does, such as {@code add}
 * @param process who called, a code of the history's scalars
 * @param asked the value of its call
 * @param answered the value of its completion; nil if it has none
 * @param outcome what is known of it
 * @param called when, as the position of the event
 * @param returned when; {@link Long#MAX_VALUE} if its outcome is not known
 * @param label where its completion stands; -1 if it has none
 */
public record Call(
    String word,
    long process,
    Datum asked,
    Datum answered,
    Outcome outcome,
    long called,
    long returned,
    long label) {
  /** What is known of an operation. */
  public enum Outcome {
    OK,
    /** It certainly had no effect. */
    FAILED,
    /** It may take effect at any time after its call, or never. */
    UNKNOWN
  }

  boolean isOk() {
    return outcome == Outcome.OK;
  }

  /** Whether it may have had an effect. */
  boolean isPossible() {
    return outcome != Outcome.FAILED;
  }

  boolean is(String other) {
    return word.equals(other);
  }

  /** The same, of which nothing is known. */
  Call forgotten() {
    return new Call(
        word, process, asked, Datum.NIL, Outcome.UNKNOWN, called, Long.MAX_VALUE, label);
  }

  /** What it did, in a few words. */
  public String deed(Scalars scalars) {
    var value = isOk() && !answered.isNil() ? answered : asked;
    return value.isNil() ? word : word + " " + value.show(scalars);
  }
}
