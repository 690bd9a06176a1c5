package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import loadbearing.analysis.Verdict;
import loadbearing.fault.Fault;
import loadbearing.fault.Renewal;
import loadbearing.fault.Schedule;
import loadbearing.harness.Experiment;
import loadbearing.suite.Claim.Expectation;
import loadbearing.topology.classic.Catalogue;

/** Section V of the ledger: the arithmetic of availability. */
final class ArithmeticClaims {
  private static final long SEED = 5;

  private static final String AS_FORMULA = "availability of %s as the formula says";
  private static final String EXPLAINED = "availability of reads as the formula with failover says";

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
            "Holds if the measured availability is within 1 percentage point of what the structure function gives"
                + " for the very outages that took place. Two looks at the most, each at 97.5 %.",
            Stream.of("reads", "writes").map(goal -> formula(goal, Verdict.HOLDS)).toList(),
            Trials.twice(
                profile -> experiment(profile, Fault.Kill::new, "lb", "primary"),
                AS_FORMULA.formatted("reads"),
                AS_FORMULA.formatted("writes"))),
        new Claim(
            "V2",
            "Availability in parallel: A = 1 - (1 - A1)(1 - A2), if nothing is lost at failover.",
            "System design, availability in numbers: in parallel.",
            "As V1; what is lost between the start of an outage and the balancer's notice is counted apart.",
            List.of(formula("reads", Verdict.REFUTED), new Expectation(EXPLAINED, Verdict.HOLDS)),
            Trials.twice(
                profile -> experiment(profile, Fault.Pause::new, "app1", "app2"),
                AS_FORMULA.formatted("reads"),
                EXPLAINED)));
  }

  private static Expectation formula(String goal, Verdict verdict) {
    return new Expectation(AS_FORMULA.formatted(goal), verdict);
  }

  /**
   * Parts in series die, so that what arrives is refused: a frozen one would answer late what came
   * in its last second. Parts in parallel freeze, so that the balancer has to notice, and are back
   * at once.
   */
  private static Experiment experiment(
      Profile profile, Function<String, Fault> fault, String... nodes) {
    var topology = Catalogue.topology("A4");
    var duration = profile.arithmetic();
    var schedule =
        Schedule.renewal(
            Stream.of(nodes).map(node -> new Renewal(fault.apply(node), UP, DOWN)).toList(),
            Duration.ofSeconds(3),
            duration.minusSeconds(5),
            SEED,
            true);
    return Experiments.disturbed(topology, "mixed", duration, schedule.words(), profile);
  }
}
