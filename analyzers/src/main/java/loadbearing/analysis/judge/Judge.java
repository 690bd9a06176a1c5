package loadbearing.analysis.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.availability.JointLoss;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.availability.Takeovers;
import loadbearing.analysis.capacity.Cost;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.capacity.Throughput;
import loadbearing.analysis.capacity.Undisturbed;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Delivery;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.Run;
import loadbearing.topology.open.OpenCatalogue;

/**
 * Judges a run by everything that applies to it. An analyzer that has nothing to say of a run says
 * nothing; one that fails yields INCONCLUSIVE with the error and does not hide the others.
 */
public final class Judge {
  /** Whether nothing disturbed the run. */
  public static final Measure VALIDITY =
      Measure.less("validity", "reasons", "how many things disturbed the run; holds if none did")
          .said("the run is valid");

  /** Whether an analyzer could judge the run; only of one that failed. */
  public static final Measure JUDGED =
      Measure.neither(
          "judged", "", "never holds: the analyzer failed, and its findings are missing");

  private static final OpenCatalogue<Analyzers, Map.Entry<String, Analyzer>> OPEN =
      new OpenCatalogue<>(
          Analyzers.class, it -> List.copyOf(it.analyzers().entrySet()), Judge::names);

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
    var validity = Validity.compared(run);
    List<Finding> findings = new ArrayList<>();
    findings.add(finding(validity, run));
    analyzers.forEach((name, analyzer) -> findings.addAll(safely(name, analyzer, run)));
    return findings.stream().map(finding -> Needs.held(finding, validity)).toList();
  }

  /** Every measure that a finding can have, in the order of the findings. */
  public List<Measure> measures() {
    return Stream.concat(
            Stream.of(VALIDITY, JUDGED),
            analyzers.values().stream().flatMap(analyzer -> analyzer.measures().stream()))
        .distinct()
        .toList();
  }

  /**
   * All analyzers by name, ours and then those that {@link Analyzers} add, for one who wants to
   * leave some out.
   */
  public static Map<String, Analyzer> analyzers() {
    return analyzers(Map.of());
  }

  /**
   * The same with {@code more} of ours, in their order.
   *
   * @throws IllegalArgumentException if one that is added has the name of another, or a measure
   *     with the id of another's
   */
  public static Map<String, Analyzer> analyzers(Map<String, Analyzer> more) {
    Map<String, Analyzer> ours = own();
    ours.putAll(more);
    Map<String, Analyzer> all = new LinkedHashMap<>();
    OPEN.with(Judge.class, List.copyOf(ours.entrySet()))
        .forEach(it -> all.put(it.getKey(), it.getValue()));
    return all;
  }

  /** An analyzer and a measure may be called the same. */
  private static List<String> names(Map.Entry<String, Analyzer> named) {
    return Stream.concat(
            Stream.of("analyzer " + named.getKey()),
            named.getValue().measures().stream().map(measure -> "measure " + measure.id()))
        .toList();
  }

  private static Map<String, Analyzer> own() {
    Map<String, Analyzer> all = new LinkedHashMap<>();
    all.put("judge", new Reserved(List.of(VALIDITY, JUDGED)));
    all.put("throughput", new Throughput());
    all.put("undisturbed", new Undisturbed());
    all.put("cost", new Cost());
    all.put("scaling", new Scaling());
    all.put("availability", new Availability());
    all.put("availability-model", new AvailabilityModel());
    all.put("recovery", new Recovery());
    all.put("takeovers", new Takeovers());
    all.put("single-points-of-failure", new SinglePointOfFailure());
    all.put("joint-losses", new JointLoss());
    all.put("staleness", new Staleness());
    all.put("durability", new Durability());
    all.put("delivery", new Delivery());
    return all;
  }

  private static Finding finding(Validity validity, Run run) {
    var reasons = validity.reasons();
    return Finding.decided(
        VALIDITY,
        Subject.run(),
        reasons.isEmpty() ? Verdict.HOLDS : Verdict.INCONCLUSIVE,
        reasons.size(),
        Optional.empty(),
        run.history().events().size(),
        reasons.isEmpty() ? "nothing disturbed it" : String.join("; ", reasons));
  }

  private static List<Finding> safely(String name, Analyzer analyzer, Run run) {
    try {
      return analyzer.judge(run);
    } catch (RuntimeException e) {
      return List.of(
          Finding.undecided(
              JUDGED,
              Subject.of(new Aspect.ByAnalyzer(name)),
              0,
              "the analyzer failed: %s".formatted(e)));
    }
  }
}
