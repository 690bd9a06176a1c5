package loadbearing.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import loadbearing.analysis.judge.Expectation;

/**
 * One row of the ledger: a claim, where it is made, and what answers it. It makes no run: a {@link
 * loadbearing.harness.programme.Programme} does, for many of them together.
 *
 * @param id of the row, {@code F2}
 * @param text the claim in one sentence
 * @param made where the claim is made
 * @param thresholds what decides, and why there
 * @param questions what is asked of which run; at least one
 */
public record Claim(
    String id, String text, String made, String thresholds, List<Question> questions) {

  public Claim {
    questions = List.copyOf(questions);
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("claim '%s' asks nothing".formatted(id));
    }
  }

  /** A claim that one run answers. */
  public Claim(String id, String text, String made, String thresholds, Question question) {
    this(id, text, made, thresholds, List.of(question));
  }

  /** The verdicts that decide; a test fails if and only if one of the findings differs. */
  public List<Expectation> expected() {
    return questions.stream().flatMap(question -> question.expected().stream()).toList();
  }

  /** The architectures that it is about, by id. */
  public List<String> architectures() {
    return questions.stream()
        .map(question -> question.need().apply(Profile.QUICK).topology().id())
        .distinct()
        .toList();
  }

  /** The expected verdicts in words, each with the findings that must have it. */
  public String expectation() {
    var names =
        expected().stream()
            .collect(
                Collectors.groupingBy(
                    Expectation::verdict,
                    LinkedHashMap::new,
                    Collectors.mapping(Expectation::what, Collectors.joining(", "))));
    return names.entrySet().stream()
        .map(entry -> "%s: %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("; "));
  }
}
