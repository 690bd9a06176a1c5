package loadbearing.report;

import java.util.List;
import loadbearing.analysis.Finding;

/**
 * The answer to one row of the claims ledger.
 *
 * @param id in the ledger, {@code F1}
 * @param claim in words
 * @param expected the verdict that the ledger expects, in words
 * @param verdict the verdict that was found, in words
 * @param findings what it rests on
 * @param runId the run it was found in; empty if there is none
 */
public record ClaimResult(
    String id,
    String claim,
    String expected,
    String verdict,
    List<Finding> findings,
    String runId) {
  public ClaimResult {
    findings = List.copyOf(findings);
  }

  /** Whether the verdict is one word, not a list of findings and what was found instead. */
  public boolean isPlain() {
    return verdict.matches("\\w+");
  }

  /** Whether the verdict is the expected one, upper or lower case. */
  public boolean isAsExpected() {
    return expected.equalsIgnoreCase(verdict);
  }
}
