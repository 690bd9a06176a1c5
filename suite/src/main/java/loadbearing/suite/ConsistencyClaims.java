package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.session.Guarantee;
import loadbearing.analysis.session.SessionGuarantees;
import loadbearing.fault.Schedule;
import loadbearing.harness.Experiment;
import loadbearing.harness.programme.Need;
import loadbearing.topology.classic.Catalogue;

/** Section K of the ledger: what a read may see. */
final class ConsistencyClaims {
  /** Cores that users who ask without a pause, their nodes and their generator use. */
  private static final double CROWDED = 1;

  /** The same where databases follow one another too; 1.39 were measured. */
  private static final double CROWDED_WITH_SLAVES = 1.4;

  private static final String TERRY =
      "Session guarantees for weakly consistent replicated data (Terry and others, 1994).";

  private static final String ENOUGH =
      "Broken if one operation of a user shows what the guarantee rules out; kept if none of 100 or"
          + " more does.";

  private ConsistencyClaims() {}

  static List<Claim> all() {
    return Stream.of(
            Stream.of(strong(), notStrong(), eventual(), sessionsAtOne(), sessions()),
            IsolationClaims.all())
        .flatMap(each -> each)
        .toList();
  }

  private static Claim strong() {
    return new Claim(
        "K1-A4",
        "Strong consistency: clones that share one database read what was written.",
        "System design, consistency patterns: after a write, reads will see it.",
        "Strong if one order that respects real time explains every operation on every register.",
        Question.of(
                ConsistencyClaims::meeting,
                List.of(Expectation.must(Linearizability.LINEARIZABILITY, Verdict.HOLDS)))
            .given(Circumstance.meeting())
            .recorded());
  }

  private static Need meeting(Profile profile) {
    return Need.of(Experiments.crowd(Catalogue.topology("A4"), "registers", Duration.ofSeconds(12)))
        .using(CROWDED);
  }

  /** The other side of the same check: it must find what is not strong. */
  private static Claim notStrong() {
    return new Claim(
        "K1-A9",
        "Reading from replicas is not strong consistency.",
        "System design, consistency patterns: after a write, reads will eventually see it.",
        "Not strong if the operations on some register have no order that respects real time.",
        Question.of(
                ConsistencyClaims::behind,
                List.of(Expectation.must(Linearizability.LINEARIZABILITY, Verdict.REFUTED)))
            .given(Circumstance.readFrom("replica1", "replica2"))
            .recorded());
  }

  private static Claim sessionsAtOne() {
    return new Claim(
        "K7-A4",
        "Who reads from the database that is written keeps all guarantees of a session.",
        TERRY,
        ENOUGH,
        Question.of(
                ConsistencyClaims::meeting,
                Stream.of(Guarantee.values()).map(it -> session(it, Verdict.HOLDS)).toList())
            .given(Circumstance.meeting())
            .recorded());
  }

  private static Claim sessions() {
    return new Claim(
        "K7-A9",
        "Who writes to the master and reads from slaves does not see their own writes, nor time go"
            + " forward.",
        TERRY,
        ENOUGH
            + " Whether others see a user's writes in their order is left to chance: it takes a"
            + " reader who meets two slaves that are not equally late.",
        Question.of(
                ConsistencyClaims::behind,
                List.of(
                    session(Guarantee.READ_YOUR_WRITES, Verdict.REFUTED),
                    session(Guarantee.MONOTONIC_READS, Verdict.REFUTED)))
            .given(Circumstance.readFrom("replica1", "replica2"))
            .recorded());
  }

  private static Expectation session(Guarantee guarantee, Verdict verdict) {
    return Expectation.must(SessionGuarantees.measure(guarantee), Subject.run(), verdict);
  }

  /** Users who come back, and slaves that are behind for most of the time. */
  private static Need behind(Profile profile) {
    var topology = Catalogue.topology("A9");
    var length = Duration.ofSeconds(14);
    var crowd = Experiments.crowd(topology, "registers", length);
    var slow = Schedule.parse(slowReplication(2, 10), topology, length);
    return Need.of(new Experiment(topology, crowd.plan().broken(slow))).using(CROWDED_WITH_SLAVES);
  }

  private static Claim eventual() {
    return new Claim(
        "K2",
        "Eventual consistency: replicas lag, then agree.",
        "System design, consistency patterns: after a write, reads will eventually see it.",
        "Replicas lag if at least one read called after a newer write was acknowledged shows an"
            + " older version. They agree if, once users only read, the last read of every object"
            + " shows its last write; the links stay slow for 4 s of that, and are well for 8 s.",
        Question.of(
                profile ->
                    Need.of(
                        thenQuiet(
                            Experiments.disturbed(
                                Catalogue.topology("A9"),
                                "registers",
                                Duration.ofSeconds(25),
                                slowReplication(5, 12),
                                profile),
                            Duration.ofSeconds(12))),
                List.of(
                    Expectation.must(Staleness.FRESH, Verdict.REFUTED),
                    Expectation.must(Staleness.CONVERGENCE, Verdict.HOLDS)))
            .given(Circumstance.readFrom("replica1", "replica2"))
            .served());
  }

  /** In the last part users only read. */
  private static Experiment thenQuiet(Experiment experiment, Duration quiet) {
    return new Experiment(experiment.topology(), experiment.plan().quiet(quiet));
  }

  private static List<String> slowReplication(int at, int seconds) {
    return Stream.of("replica1", "replica2")
        .map(
            replica ->
                "slow %s->primary by 400ms±100ms at %ds for %ds".formatted(replica, at, seconds))
        .toList();
  }
}
