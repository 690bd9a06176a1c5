package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.judge.Expectation;
import loadbearing.harness.programme.Need;
import loadbearing.topology.Goal;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;

/** Section F of the ledger: what the loss of a part costs. */
final class FailoverClaims {
  private static final String SURVIVAL =
      "A goal survives the loss of a node if at least %.0f %% of its operations are served once failover had time to settle, and is lost if at most %.0f %% are; the finding holds if that is what the graph predicts."
          .formatted(100 * SinglePointOfFailure.SURVIVES, 100 * SinglePointOfFailure.LOST);

  private FailoverClaims() {}

  static List<Claim> all() {
    return Stream.concat(tours().stream(), Stream.of(readOnly())).toList();
  }

  /** Each part of an architecture is killed in turn. */
  static List<Claim> tours() {
    return List.of(
        tour("A1", "A single server is a single point of failure for everything."),
        tour("A2", "Of two tiers of one machine each, either is a single point of failure."),
        tour(
            "A4",
            "One load balancer and one database are single points of failure; a pair of app nodes"
                + " is not."),
        tour(
            "A9",
            "One load balancer, one read balancer and one master are single points of failure, each"
                + " for what passes through it; a slave is not."),
        tour(
            "A10",
            "Any replica of a tree may die, one that others follow too; one load balancer, one read"
                + " balancer and one master are single points of failure, each for what passes"
                + " through it."),
        tour(
            "A11",
            "Either of two masters may die: reads and writes go on with the other; one load"
                + " balancer and one balancer of databases are single points of failure."),
        tour(
            Catalogue.topology("A12"),
            "Any one of a group of three may die, who takes the writes too: the others go on; one"
                + " load balancer and one balancer of databases are single points of failure.",
            List.of("lb", "writes", "member2", "member1")),
        onTheirOwn(),
        tour(
            Catalogue.topology("A17"),
            "Regions that read at home survive the loss of either one's replicas, balancer of reads"
                + " or clones; the one master that both write to is a single point of failure for"
                + " writes.",
            List.of("lb", "app2", "primary", "reads2", "east1")),
        tour(
            Catalogue.topology("A18"),
            "Regions with a master each survive the loss of either one's master, replicas, balancer"
                + " of reads or clones.",
            List.of("lb", "app1", "master1", "reads2", "east1")));
  }

  private static Claim tour(String architecture, String text) {
    var topology = Catalogue.topology(architecture);
    return tour(topology, text, Experiments.parts(topology));
  }

  /** Nobody is a single point of failure, and what users were told is not so. */
  private static Claim onTheirOwn() {
    var topology = Catalogue.topology("A15");
    return tour(
        topology,
        "With a database per server either may die; who wrote at one does not find it at the"
            + " other.",
        Experiments.parts(topology),
        Expectation.must(Staleness.FRESH, Verdict.REFUTED),
        Expectation.must(Durability.KEPT, Verdict.REFUTED));
  }

  private static Claim tour(
      Topology topology, String text, List<String> parts, Expectation... more) {
    return new Claim(
        "F1-" + topology.id(),
        text,
        "Scalability, single points of failure.",
        SURVIVAL,
        onTour(
            topology,
            parts,
            Stream.concat(parts.stream().flatMap(FailoverClaims::asTheGraphSays), Stream.of(more))
                .toList()));
  }

  /** What is asked of the run in which each part of {@code architecture} is killed in turn. */
  static Question onTour(String architecture, List<Expectation> expected) {
    var topology = Catalogue.topology(architecture);
    return onTour(topology, Experiments.parts(topology), expected);
  }

  private static Question onTour(
      Topology topology, List<String> parts, List<Expectation> expected) {
    return Question.of(profile -> Need.of(Experiments.tour(topology, parts, profile)), expected)
        .given(Circumstance.wanted(Goal.READ), Circumstance.wanted(Goal.WRITE))
        .served();
  }

  private static Claim readOnly() {
    var fault = "kill primary at 6s for 12s";
    return new Claim(
        "F2",
        "When the master is down the system is read-only; it writes again when the master is back.",
        "Scalability, database replication: without its master the system can be read, not"
            + " written.",
        SURVIVAL + " The master is back when 20 writes in a row are served.",
        Question.of(
                profile ->
                    Need.of(
                        Experiments.disturbed(
                            Catalogue.topology("A9"),
                            "mixed",
                            Duration.ofSeconds(32),
                            List.of(fault),
                            profile)),
                Stream.concat(
                        asTheGraphSays("primary"),
                        Stream.of(
                            Expectation.must(
                                Recovery.RECOVERY, Subject.of(Goal.WRITE), Verdict.HOLDS),
                            Expectation.must(Durability.KEPT, Verdict.HOLDS)))
                    .toList())
            .given(Circumstance.wanted(Goal.READ), Circumstance.wanted(Goal.WRITE))
            .served());
  }

  static Stream<Expectation> asTheGraphSays(String node) {
    return Stream.of(Goal.READ, Goal.WRITE)
        .map(
            goal ->
                Expectation.must(
                    SinglePointOfFailure.SINGLE_POINT_OF_FAILURE,
                    SinglePointOfFailure.subject(goal, node),
                    Verdict.HOLDS));
  }
}
