package loadbearing.analysis.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.Run;

/**
 * A run with what was found in it.
 *
 * @param run the run
 * @param findings of all analyzers
 * @param expectations what the findings are held against
 * @param voidReasons why the run proves nothing; empty if it is valid
 */
public record JudgedRun(
    Run run, List<Finding> findings, Expectations expectations, List<String> voidReasons) {
  public JudgedRun {
    findings = List.copyOf(findings);
    voidReasons = List.copyOf(voidReasons);
  }

  /** The same with {@code better} findings in place of all others on the same measures. */
  public JudgedRun with(List<Finding> better) {
    var measures = better.stream().map(Finding::measure).toList();
    return new JudgedRun(
        run,
        Stream.concat(
                findings.stream().filter(finding -> !measures.contains(finding.measure())),
                better.stream())
            .toList(),
        expectations,
        voidReasons);
  }

  /** The run with its findings, of which no more is expected than of every such run. */
  public JudgedRun(Run run, List<Finding> findings) {
    this(run, findings, Expectations.of(run), Validity.compared(run).reasons());
  }

  /**
   * The same, in which whatever needs what was disturbed in one of {@code looks}, the runs it was
   * found in, decides nothing.
   */
  public JudgedRun heldBy(List<JudgedRun> looks) {
    var held = findings;
    for (var look : looks) {
      var validity = Validity.compared(look.run());
      held = held.stream().map(finding -> Needs.held(finding, validity)).toList();
    }
    return finding(held);
  }

  /** The same with other findings. */
  public JudgedRun finding(List<Finding> others) {
    return new JudgedRun(run, others, expectations, voidReasons);
  }

  /** The same, of which {@code others} are expected. */
  public JudgedRun expecting(Expectations others) {
    return new JudgedRun(run, findings, others, voidReasons);
  }

  /** Whether the run proves anything. */
  public boolean isValid() {
    return voidReasons.isEmpty();
  }

  /** What was asked of it; runs with the same conditions may be compared. */
  public String conditions() {
    return run.plan().workload().name() + ", " + run.plan().load();
  }

  /** The first finding on {@code measure} of {@code subject} or of a part of it. */
  public Optional<Finding> find(Measure measure, Subject subject) {
    return findings.stream().filter(finding -> finding.answers(measure, subject)).findFirst();
  }

  /** Its value; NaN if there is none. */
  public double value(Measure measure, Subject subject) {
    return find(measure, subject).map(Finding::value).orElse(Double.NaN);
  }

  /** What the findings say against what was expected. */
  public Surprises surprises() {
    return expectations.surprises(findings);
  }
}
