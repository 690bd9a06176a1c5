package loadbearing.suite;

import java.util.List;
import java.util.function.Function;
import loadbearing.analysis.Validity;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Script;
import loadbearing.history.Run;
import loadbearing.report.RunReport;

/** Ways to answer a claim. */
final class Trials {
  /** How often an experiment is made until its run is valid. */
  private static final int MOST = 3;

  private Trials() {}

  /** One run of one experiment, judged by everything that applies to it. */
  static Claim.Trial of(Function<Profile, Experiment> experiment) {
    return (laboratory, profile) ->
        List.of(valid(laboratory, experiment.apply(profile), Script.NONE));
  }

  /**
   * A run that recorded everything, for judgements about what was read and not how fast: the host
   * may have been busy, and the load late. Made again, {@value #MOST} times at the most, if the
   * record is not whole.
   */
  static RunReport recorded(Laboratory laboratory, Experiment experiment, Script script) {
    var run = laboratory.run(experiment, script);
    for (int i = 1; i < MOST && !isRecorded(run); i++) {
      run = laboratory.run(experiment, script);
    }
    return Results.judge(run);
  }

  private static boolean isRecorded(Run run) {
    return Validity.of(run).disturbances().stream()
        .map(Validity.Disturbance::part)
        .allMatch(part -> part == Validity.Part.HOST || part == Validity.Part.LOAD);
  }

  /**
   * A run that nothing disturbed. A void one proves nothing, so it is made again, {@value #MOST}
   * times at the most; which runs are void does not depend on what they found.
   */
  static RunReport valid(Laboratory laboratory, Experiment experiment, Script script) {
    var report = Results.judge(laboratory.run(experiment, script));
    for (int i = 1; i < MOST && !report.voidReasons().isEmpty(); i++) {
      report = Results.judge(laboratory.run(experiment, script));
    }
    return report;
  }
}
