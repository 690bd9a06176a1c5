package loadbearing.suite;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Validity;
import loadbearing.analysis.Validity.Disturbance;
import loadbearing.analysis.Validity.Part;
import loadbearing.analysis.Verdict;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.history.Run;
import loadbearing.report.RunReport;
import loadbearing.suite.Claim.Expectation;

/** Ways to answer a claim. */
final class Trials {
  /** The finding that says which runs do not count. */
  static final Measure SET_ASIDE =
      Measure.neither("runs-set-aside", "", "how many runs do not count, and why each does not");

  /** How often an experiment is made until its run is valid. */
  private static final int MOST = 3;

  private Trials() {}

  /** One run of one experiment, judged by everything that applies to it. */
  static Claim.Trial of(Function<Profile, Experiment> experiment) {
    return (laboratory, profile) -> List.of(valid(laboratory, experiment.apply(profile)));
  }

  /** As {@link #of}, with a second look if one of {@code expected} could not be decided. */
  static Claim.Trial twice(Function<Profile, Experiment> experiment, Expectation... expected) {
    return (laboratory, profile) ->
        List.of(
            twice(profile, look -> valid(laboratory, experiment.apply(look)), List.of(expected)));
  }

  /**
   * Looks once, and once more, twice as long, if one of {@code expected} is INCONCLUSIVE. Two looks
   * at 97.5 % each leave a wrong verdict a chance of 5 % at the most.
   */
  static RunReport twice(
      Profile profile, Function<Profile, RunReport> look, List<Expectation> expected) {
    var first = look.apply(profile);
    if (!isUndecided(first, expected)) {
      return first;
    }
    var setAside =
        Stream.concat(
            first.findings().stream()
                .filter(finding -> finding.measure().equals(SET_ASIDE))
                .map(Finding::why),
            Stream.of(first.run().id() + " could not tell"));
    return setAside(look.apply(profile.twice()), setAside.toList());
  }

  /**
   * A run that nothing disturbed. A void one proves nothing, so it is made again, {@value #MOST}
   * times at the most; which runs are void does not depend on what they found.
   */
  static RunReport valid(Laboratory laboratory, Experiment experiment) {
    return made(laboratory, experiment, EnumSet.allOf(Part.class));
  }

  /**
   * A run that recorded everything, for judgements about what was read and not how fast: the host
   * may have been busy, and the load late.
   */
  static RunReport recorded(Laboratory laboratory, Experiment experiment) {
    return made(laboratory, experiment, EnumSet.of(Part.RECORD, Part.TAIL, Part.FAULTS));
  }

  private static RunReport made(Laboratory laboratory, Experiment experiment, Set<Part> needed) {
    List<String> setAside = new ArrayList<>();
    while (true) {
      var run = laboratory.run(experiment);
      var reasons = disturbed(run, needed);
      if (reasons.isEmpty() || setAside.size() == MOST - 1) {
        return setAside(Results.judge(run), setAside);
      }
      setAside.add(run.id() + " was void: " + String.join(", ", reasons));
    }
  }

  private static List<String> disturbed(Run run, Set<Part> needed) {
    return Validity.of(run).disturbances().stream()
        .filter(disturbance -> needed.contains(disturbance.part()))
        .map(Disturbance::reason)
        .toList();
  }

  private static boolean isUndecided(RunReport report, List<Expectation> expected) {
    return report.findings().stream()
        .filter(finding -> expected.stream().anyMatch(expectation -> expectation.asks(finding)))
        .anyMatch(finding -> finding.verdict().equals(Optional.of(Verdict.INCONCLUSIVE)));
  }

  /** The report, which says of itself that other runs came before it. */
  private static RunReport setAside(RunReport report, List<String> reasons) {
    return reasons.isEmpty()
        ? report
        : new RunReport(
            report.run(),
            Stream.concat(report.findings().stream(), Stream.of(setAside(reasons))).toList(),
            report.voidReasons());
  }

  private static Finding setAside(List<String> reasons) {
    return Finding.reported(
        SET_ASIDE,
        Subject.run(),
        reasons.size(),
        Optional.empty(),
        reasons.size() + 1L,
        String.join("; ", reasons));
  }
}
