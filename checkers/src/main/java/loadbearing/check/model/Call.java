package loadbearing.check.model;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

  /** What returns as it was called, if its completion repeats it. */
  private static final Set<String> FINAL = Set.of("add", "write", "enqueue");

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

  /** Whether {@code answer} says otherwise than was asked. */
  boolean isContradictedBy(Datum answer) {
    if (asked.isNil() || answer.isNil()) {
      return false;
    }
    if (FINAL.contains(word)) {
      return !asked.equals(answer);
    }
    var steps = Elements.items(asked);
    var others = Elements.items(answer);
    return isOfSteps(steps)
        && isOfSteps(others)
        && (steps.size() != others.size()
            || IntStream.range(0, steps.size())
                .anyMatch(i -> !isSameStep(steps.get(i), others.get(i))));
  }

  private static boolean isOfSteps(List<Datum> steps) {
    return !steps.isEmpty() && steps.stream().allMatch(step -> Elements.items(step).size() > 1);
  }

  /** What a call leaves open, a completion may say. */
  private static boolean isSameStep(Datum asked, Datum answered) {
    var one = Elements.items(asked);
    var other = Elements.items(answered);
    return one.subList(0, 2).equals(other.subList(0, 2))
        && (one.size() < 3 || one.get(2).isNil() || one.equals(other));
  }

  /**
   * Whether a completion with {@code answer} says what was found: one that was left out says
   * nothing, and a read of nil neither.
   */
  boolean isAnswer(Datum answer, boolean isThere) {
    return switch (word) {
      case "read", "drain", "generate" -> !answer.isNil();
      case "dequeue" -> isThere;
      default -> true;
    };
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
