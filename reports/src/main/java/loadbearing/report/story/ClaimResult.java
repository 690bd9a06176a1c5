package loadbearing.report.story;

import java.util.List;
import java.util.function.BiFunction;
import loadbearing.analysis.Finding;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.JudgedRun;

/**
 * The answer to one row of the claims ledger.
 *
 * @param id in the ledger, {@code F1}
 * @param claim in words
 * @param expected the verdict that the ledger expects, in words
 * @param verdict the verdict that was found, in words
 * @param surprises what contradicts the claim, or what is promised in every run, in words
 * @param looks the runs it rests on
 */
public record ClaimResult(
    String id,
    String claim,
    String expected,
    String verdict,
    List<String> surprises,
    List<Look> looks) {

  /**
   * A run as the claim sees it.
   *
   * @param run its id
   * @param findings what it rests on, as the claim judges it
   * @param expected what the claim expects of them
   * @param mostRisk of a contradiction that may be chance
   */
  public record Look(
      String run, List<Finding> findings, List<Expectation> expected, double mostRisk) {
    public Look {
      findings = List.copyOf(findings);
      expected = List.copyOf(expected);
    }

    private boolean expects(Finding finding) {
      return expected.stream().anyMatch(it -> it.isAbout(finding));
    }

    /**
     * The run as everybody judges it, but for what the claim judges by a threshold of its own and
     * what it expects: there is one verdict on a thing, also on its page.
     */
    public JudgedRun over(JudgedRun usual) {
      return usual
          .with(usual.findings().stream().map(this::over).toList())
          .expecting(usual.expectations().and(expected, mostRisk));
    }

    private Finding over(Finding usual) {
      return findings.stream()
          .filter(finding -> finding.measure().equals(usual.measure()))
          .filter(finding -> usual.subject().includes(finding.subject()))
          .findFirst()
          .map(finding -> finding.about(usual.subject()))
          .orElse(usual);
    }
  }

  public ClaimResult {
    surprises = List.copyOf(surprises);
    looks = List.copyOf(looks);
  }

  /** What it rests on, of all its runs. */
  public List<Finding> findings() {
    return looks.stream().flatMap(look -> look.findings().stream()).toList();
  }

  /**
   * What decides it, each told in some way: what the claim itself expects something of, or all
   * where it does not say.
   */
  public <T> List<T> deciding(BiFunction<Look, Finding, T> told) {
    var isNamed = looks.stream().anyMatch(look -> look.findings().stream().anyMatch(look::expects));
    return looks.stream()
        .flatMap(
            look ->
                look.findings().stream()
                    .filter(finding -> !isNamed || look.expects(finding))
                    .map(finding -> told.apply(look, finding)))
        .toList();
  }

  /** Whether the verdict is one word, not a list of findings and what was found instead. */
  public boolean isPlain() {
    return verdict.matches("\\w+");
  }

  /** Whether nothing contradicts the claim, and yet it was not shown. */
  public boolean isUndecided() {
    return !isAsExpected() && surprises.isEmpty();
  }

  /** Whether the verdict is the expected one, upper or lower case. */
  public boolean isAsExpected() {
    return expected.equalsIgnoreCase(verdict);
  }
}
