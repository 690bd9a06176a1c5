package loadbearing.suite;

import java.util.List;
import java.util.function.Function;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Script;
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
