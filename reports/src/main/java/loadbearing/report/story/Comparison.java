package loadbearing.report.story;

import java.time.Instant;
import java.util.List;
import loadbearing.analysis.judge.JudgedRun;

/**
 * Everything one report is about.
 *
 * @param title for people
 * @param made when the comparison was made
 * @param runs in the order the report shows them
 * @param claims rows of the ledger that were answered; may be empty
 */
public record Comparison(
    String title, Instant made, List<JudgedRun> runs, List<ClaimResult> claims) {
  public Comparison {
    runs = List.copyOf(runs);
    claims = List.copyOf(claims);
  }
}
