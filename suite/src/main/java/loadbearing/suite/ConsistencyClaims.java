package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import loadbearing.analysis.Verdict;
import loadbearing.suite.Claim.Expectation;
import loadbearing.topology.classic.Catalogue;

/** Section K of the ledger: what a read may see. */
final class ConsistencyClaims {
  private ConsistencyClaims() {}

  static List<Claim> all() {
    return List.of(
        new Claim(
            "K2",
            "Eventual consistency: replicas lag, then agree.",
            "System design, consistency patterns: after a write, reads will eventually see it.",
            "Replicas lag if at least one read called after a newer write was acknowledged shows an older version; they"
                + " agree if the last read of every object shows its last write.",
            List.of(
                new Expectation("reads are fresh", Verdict.REFUTED),
                new Expectation("reads agree with the last write", Verdict.HOLDS)),
            Trials.of(
                profile ->
                    Experiments.disturbed(
                        Catalogue.topology("A9"),
                        "registers",
                        Duration.ofSeconds(25),
                        List.of(
                            "slow replica1->primary by 400ms±100ms at 5s for 12s",
                            "slow replica2->primary by 400ms±100ms at 5s for 12s"),
                        profile))));
  }
}
