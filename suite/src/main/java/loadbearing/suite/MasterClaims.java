package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.JointLoss;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.availability.Takeovers;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.data.ReplicaDivergence;
import loadbearing.analysis.judge.Expectation;
import loadbearing.harness.programme.Need;
import loadbearing.topology.Goal;
import loadbearing.topology.classic.Catalogue;

/** Section F of the ledger: masters and slaves that go, and who takes their place. */
final class MasterClaims {
  private static final String REPLICATION =
      "Scalability, database replication: if the master goes down, a slave is promoted.";

  private MasterClaims() {}

  static List<Claim> all() {
    return List.of(promotion(), byItself(), lostByPromotion(), either(), noSlaves());
  }

  /** By hand. */
  private static Claim promotion() {
    return new Claim(
        "F2-promote",
        "A promoted slave takes the writes, and the old master can come back as a slave; but the"
            + " promotion is not seamless.",
        REPLICATION,
        "The system writes again when 20 writes in a row are served; seamless would be that the"
            + " loss of the master is survived, by the share of F1; all databases have the same"
            + " writes in the end.",
        question(
            "A9",
            Duration.ofSeconds(34),
            List.of("kill primary at 5s for 17s", "promote best at 15s", "rejoin primary at 25s"),
            Expectation.must(Recovery.RECOVERY, Subject.of(Goal.WRITE), Verdict.HOLDS),
            Expectation.must(
                SinglePointOfFailure.SINGLE_POINT_OF_FAILURE,
                SinglePointOfFailure.subject(Goal.READ, "primary"),
                Verdict.HOLDS),
            Expectation.must(Durability.KEPT, Verdict.HOLDS),
            Expectation.must(ReplicaDivergence.SAME_WRITES, Verdict.HOLDS)));
  }

  /** The primary stays away for longer than a failover takes, and comes back as a replica. */
  private static Claim byItself() {
    return new Claim(
        "F2-controller",
        "A controller promotes a slave by itself: writes come back without their old master, after"
            + " a time that its settings foretell.",
        REPLICATION,
        "As F1, once the controller had time to decide; the decision is in time if it takes no"
            + " longer than the settings of the controller allow.",
        question(
            "A9:failover=controller",
            Duration.ofSeconds(32),
            List.of("kill primary at 6s for 12s"),
            Stream.concat(
                    FailoverClaims.asTheGraphSays("primary"),
                    Stream.of(
                        Expectation.must(Recovery.RECOVERY, Subject.of(Goal.WRITE), Verdict.HOLDS),
                        Expectation.must(Takeovers.IN_TIME, Verdict.HOLDS)))
                .toArray(Expectation[]::new)));
  }

  private static Claim lostByPromotion() {
    return new Claim(
        "F3-asynchronous",
        "Whoever promotes a slave that did not hear of all writes loses some that were"
            + " acknowledged, where replication is asynchronous.",
        REPLICATION,
        "Lost if the promoted database lacks at least one write that was acknowledged.",
        question(
            "A9",
            Duration.ofSeconds(24),
            List.of(
                "cut replica1->primary at 3s for 5s",
                "cut replica2->primary at 3s for 5s",
                "kill primary at 7s for 12s",
                "promote best at 10s"),
            Expectation.must(Durability.KEPT, Verdict.REFUTED)));
  }

  private static Claim either() {
    return new Claim(
        "F4-A11",
        "With master-master, either may go down and reads and writes go on.",
        "Scalability, database replication: master-master.",
        "As F1, where the graph has no single point of failure in the masters; no acknowledged"
            + " write is lost, and both have the same writes in the end.",
        FailoverClaims.onTour(
            "A11",
            Stream.concat(
                    Stream.of("master1", "master2").flatMap(FailoverClaims::asTheGraphSays),
                    Stream.of(
                        Expectation.must(Durability.KEPT, Verdict.HOLDS),
                        Expectation.must(ReplicaDivergence.SAME_WRITES, Verdict.HOLDS)))
                .toList()));
  }

  private static Claim noSlaves() {
    var reads = JointLoss.subject(Goal.READ, "replica1", "replica2");
    var writes = JointLoss.subject(Goal.WRITE, "replica1", "replica2");
    return new Claim(
        "F5",
        "If all slaves go, reads go to the master.",
        "Scalability, database replication: if one slave goes down, reads go to the others; if all"
            + " do, to the master.",
        "As F1, without both slaves at once.",
        question(
            "A9",
            Duration.ofSeconds(26),
            List.of("kill replica1 at 4s for 15s", "kill replica2 at 5s for 14s"),
            Expectation.must(JointLoss.JOINT_LOSS, reads, Verdict.HOLDS),
            Expectation.must(JointLoss.JOINT_LOSS, writes, Verdict.HOLDS)));
  }

  private static Question question(
      String architecture, Duration length, List<String> plan, Expectation... expected) {
    return Question.of(
            profile ->
                Need.of(
                    Experiments.disturbed(
                        Catalogue.topology(architecture), "mixed", length, plan, profile)),
            List.of(expected))
        .given(Circumstance.wanted(Goal.READ), Circumstance.wanted(Goal.WRITE))
        .served();
  }
}
