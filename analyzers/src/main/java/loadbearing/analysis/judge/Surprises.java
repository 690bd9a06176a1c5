package loadbearing.analysis.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Rule;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.judge.Expectation.Need;

/**
 * What the findings of a run say against what was expected. No finding goes unread: one that is
 * REFUTED and of which nobody said that it may be is a surprise too.
 *
 * @param broken what must and did not, or must not and did
 * @param undecided what must and could not be told, and what contradicts with too much left to
 *     chance
 */
public record Surprises(List<Surprise> broken, List<Surprise> undecided) {
  public Surprises {
    broken = List.copyOf(broken);
    undecided = List.copyOf(undecided);
  }

  /**
   * What is surprising about {@code findings}: a claim, or a plan that breaks something on purpose,
   * overrules what the architecture promises.
   */
  static Surprises of(List<Finding> findings, Expectations expectations) {
    List<Surprise> broken = new ArrayList<>();
    List<Surprise> undecided = new ArrayList<>();
    for (var finding : findings.stream().filter(f -> f.verdict().isPresent()).toList()) {
      var expected = expected(finding, expectations.all());
      var surprise = new Surprise(expected, Optional.of(finding));
      if (expected.isBrokenBy(finding)) {
        (risk(finding) <= expectations.mostRisk() ? broken : undecided).add(surprise);
      } else if (expected.need() == Need.MUST && finding.is(Verdict.INCONCLUSIVE)) {
        undecided.add(surprise);
      }
    }
    missing(findings, expectations.all()).forEach(broken::add);
    return new Surprises(broken, undecided);
  }

  private static double risk(Finding finding) {
    return finding.rule().map(Rule::risk).orElse(0.0);
  }

  private static Expectation expected(Finding finding, List<Expectation> expectations) {
    return expectations.stream()
        .filter(expectation -> expectation.isAbout(finding))
        .reduce((earlier, later) -> later)
        .orElseGet(
            () -> Expectation.mustNot(finding.measure(), finding.subject(), Verdict.REFUTED));
  }

  private static Stream<Surprise> missing(List<Finding> findings, List<Expectation> expectations) {
    return expectations.stream()
        .filter(expectation -> expectation.need() == Need.MUST)
        .filter(expectation -> findings.stream().noneMatch(expectation::isAbout))
        .map(expectation -> new Surprise(expectation, Optional.empty()));
  }
}
