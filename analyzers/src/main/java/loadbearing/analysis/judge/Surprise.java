package loadbearing.analysis.judge;

import java.util.Optional;
import loadbearing.analysis.Finding;

/**
 * Something that broke an expectation.
 *
 * @param expectation what was expected
 * @param finding what was found instead; empty if there is no such finding
 */
public record Surprise(Expectation expectation, Optional<Finding> finding) {
  /** In one sentence. */
  public String words() {
    return finding
        .map(
            found ->
                "%s: found %s (%s)"
                    .formatted(
                        expectation.words(found.name()),
                        found.verdict().map(Enum::name).orElse(""),
                        found.why()))
        .orElseGet(() -> expectation.words() + ": there is no such finding");
  }
}
