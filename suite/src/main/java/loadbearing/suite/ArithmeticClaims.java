package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Fault;
import loadbearing.fault.NodeFault;
import loadbearing.fault.Renewal;
import loadbearing.fault.Schedule;
import loadbearing.harness.programme.Need;
import loadbearing.topology.Goal;
import loadbearing.topology.classic.Catalogue;

/** Section V of the ledger: the arithmetic of availability. */
final class ArithmeticClaims {
  private static final long SEED = 5;

  private static final Expectation EXPLAINED =
      Expectation.must(AvailabilityModel.WITH_FAILOVER, Subject.of(Goal.READ), Verdict.HOLDS);

  private static final Renewal.Stay UP =
      new Renewal.Stay(Duration.ofSeconds(10), Duration.ofSeconds(5));
  private static final Renewal.Stay DOWN =
      new Renewal.Stay(Duration.ofSeconds(4), Duration.ofSeconds(3));

  private ArithmeticClaims() {}

  static List<Claim> all() {
    return List.of(
        new Claim(
            "V1",
            "Availability in series multiplies: A = A1 x A2.",
            "System design, availability in numbers: in sequence.",
            "Holds if the measured availability is within 1 percentage point of what the structure"
                + " function gives for the very outages that took place. Two looks at the most,"
                + " which count together, each at 97.5 %.",
            Question.of(
                    profile -> need(profile, NodeFault.Kill::new, "lb", "primary"),
                    List.of(formula(Goal.READ, Verdict.HOLDS), formula(Goal.WRITE, Verdict.HOLDS)))
                .given(Circumstance.wanted(Goal.READ), Circumstance.wanted(Goal.WRITE))
                .served()
                .lookedAtTwice((looks, profile) -> together(looks))),
        new Claim(
            "V2",
            "Availability in parallel: A = 1 - (1 - A1)(1 - A2), if nothing is lost at failover.",
            "System design, availability in numbers: in parallel.",
            "As V1; what is lost while an outage is not noticed, and its end is not, is predicted"
                + " from what the balancer said and when, not from what was lost.",
            Question.of(
                    profile -> need(profile, NodeFault.Pause::new, "app1", "app2"),
                    List.of(formula(Goal.READ, Verdict.REFUTED), EXPLAINED))
                .given(Circumstance.wanted(Goal.READ), Circumstance.wanted(Goal.WRITE))
                .served()
                .lookedAtTwice((looks, profile) -> together(looks))));
  }

  private static JudgedRun together(List<JudgedRun> looks) {
    return looks
        .getLast()
        .with(new AvailabilityModel().judge(looks.stream().map(JudgedRun::run).toList()));
  }

  private static Expectation formula(Goal goal, Verdict verdict) {
    return Expectation.must(AvailabilityModel.BY_FORMULA, Subject.of(goal), verdict);
  }

  /**
   * Parts in series die, so that what arrives is refused: a frozen one would answer late what came
   * in its last second. Parts in parallel freeze, so that the balancer has to notice, and are back
   * at once.
   */
  private static Need need(Profile profile, Function<String, Fault> fault, String... nodes) {
    var topology = Catalogue.topology("A4");
    var duration = profile.arithmetic();
    var schedule =
        Schedule.renewal(
            Stream.of(nodes).map(node -> new Renewal(fault.apply(node), UP, DOWN)).toList(),
            Duration.ofSeconds(3),
            duration.minusSeconds(5),
            SEED * profile.look(),
            true);
    return Need.of(Experiments.disturbed(topology, "mixed", duration, schedule.words(), profile));
  }
}
