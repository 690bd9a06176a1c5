package loadbearing.suite;

import java.util.List;
import java.util.function.Function;
import loadbearing.harness.Experiment;

/** Ways to answer a claim. */
final class Trials {
  private Trials() {}

  /** One run of one experiment, judged by everything that applies to it. */
  static Claim.Trial of(Function<Profile, Experiment> experiment) {
    return (laboratory, profile) -> {
      var run = laboratory.run(experiment.apply(profile));
      return List.of(Results.judge(run));
    };
  }
}
