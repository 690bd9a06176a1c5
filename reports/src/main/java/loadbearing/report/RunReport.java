package loadbearing.report;

import java.util.List;
import loadbearing.analysis.Finding;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.Run;

/**
 * A run with what was found in it.
 *
 * @param run the run
 * @param findings of all analyzers
 * @param voidReasons why the run proves nothing; empty if it is valid
 */
public record RunReport(Run run, List<Finding> findings, List<String> voidReasons) {
  public RunReport {
    findings = List.copyOf(findings);
    voidReasons = List.copyOf(voidReasons);
  }

  /** The run with its findings, void if anything disturbed it. */
  public RunReport(Run run, List<Finding> findings) {
    this(run, findings, Validity.reasons(run));
  }
}
