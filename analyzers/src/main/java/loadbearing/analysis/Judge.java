package loadbearing.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.history.Run;

/**
 * Judges a run by everything that applies to it. An analyzer that has nothing to say of a run says
 * nothing; one that fails yields INCONCLUSIVE with the error and does not hide the others.
 */
public final class Judge {
  private final Map<String, Analyzer> analyzers;

  /**
   * @param analyzers by the name under which a failure is reported, in the order of their findings
   */
  public Judge(Map<String, Analyzer> analyzers) {
    this.analyzers = new LinkedHashMap<>(analyzers);
  }

  /** The findings on {@code run} of all analyzers there are. */
  public static List<Finding> judge(Run run) {
    return new Judge(analyzers()).findings(run);
  }

  /** The findings on {@code run}, beginning with whether it is valid. */
  public List<Finding> findings(Run run) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(safely("validity", Judge::validity, run));
    analyzers.forEach((name, analyzer) -> findings.addAll(safely(name, analyzer, run)));
    return findings;
  }

  /** All analyzers of this package by name, for one who wants to add others or leave some out. */
  public static Map<String, Analyzer> analyzers() {
    Map<String, Analyzer> all = new LinkedHashMap<>();
    all.put("throughput", new Throughput());
    all.put("scaling", new Scaling());
    all.put("availability", new Availability());
    all.put("availability model", new AvailabilityModel());
    all.put("recovery", new Recovery());
    all.put("single points of failure", new SinglePointOfFailure());
    all.put("staleness", new Staleness());
    all.put("durability", new Durability());
    return all;
  }

  private static List<Finding> validity(Run run) {
    var reasons = Validity.reasons(run);
    return List.of(
        Finding.decided(
            "the run is valid",
            reasons.isEmpty() ? Verdict.HOLDS : Verdict.INCONCLUSIVE,
            reasons.size(),
            Optional.empty(),
            "reasons",
            run.history().events().size(),
            reasons.isEmpty() ? "nothing disturbed it" : String.join("; ", reasons)));
  }

  private static List<Finding> safely(String name, Analyzer analyzer, Run run) {
    try {
      return analyzer.judge(run);
    } catch (RuntimeException e) {
      return List.of(Finding.undecided(name, "", 0, "the analyzer failed: %s".formatted(e)));
    }
  }
}
