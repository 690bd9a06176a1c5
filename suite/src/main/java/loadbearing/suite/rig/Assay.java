package loadbearing.suite.rig;

import java.util.List;
import java.util.stream.Stream;
import loadbearing.suite.Answer;
import loadbearing.suite.Claim;
import loadbearing.suite.Question;

/**
 * A truth that is built into a system, and what must come out of the suite's own pipeline.
 *
 * @param claim what is built in and the run that shows it; the claim expects nothing, as one who
 *     knows of no sabotage
 * @param truths what must come out
 */
public record Assay(Claim claim, List<Truth> truths) {
  public Assay {
    truths = List.copyOf(truths);
    if (truths.isEmpty()) {
      throw new IllegalArgumentException("assay '%s' has no truth".formatted(claim.id()));
    }
  }

  static Assay of(String id, String builtIn, Question question, Truth... truths) {
    return new Assay(
        new Claim(id, builtIn, "The rig measures itself.", "As built in.", question),
        List.of(truths));
  }

  /** Its id, {@code RIG-STALE}. */
  public String id() {
    return claim.id();
  }

  /** Where the answer is not what was built in, in words; empty if it is. */
  public List<String> misses(Answer answer) {
    return Stream.concat(
            answer.errors().stream().map(error -> "no run: " + error.getMessage()),
            truths.stream().flatMap(truth -> truth.missedBy(answer).stream()))
        .toList();
  }

  /** One line for each truth: what is built in, and what came out. */
  public List<String> lines(Answer answer) {
    return truths.stream()
        .map(truth -> "%s | %s | %s".formatted(id(), truth.words(), truth.saidBy(answer)))
        .toList();
  }
}
