package loadbearing.suite;

import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.judge.Expectation;
import loadbearing.harness.programme.Need;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;

/** Section C of the ledger: clones, and where they keep what belongs to a user. */
final class CloneClaims {
  private CloneClaims() {}

  static List<Claim> all() {
    var topology = Catalogue.topology("A4:sessions=redis");
    var parts = parts(topology);
    return List.of(
        new Claim(
            "C6",
            "Sessions belong in a central store that all clones reach: then no clone that dies logs"
                + " anybody out; the store does.",
            "Scalability for dummies, part 1: clones.",
            "Users who are logged in survive the loss of a node if at least %.0f %% of what they ask is served once failover had time to settle, and do not if at most %.0f %% is; the finding holds if that is what the graph predicts."
                .formatted(100 * SinglePointOfFailure.SURVIVES, 100 * SinglePointOfFailure.LOST),
            Question.of(
                    profile -> Need.of(Experiments.tour(topology, "sessions", parts, profile)),
                    parts.stream()
                        .map(
                            node ->
                                Expectation.must(
                                    SinglePointOfFailure.SINGLE_POINT_OF_FAILURE,
                                    SinglePointOfFailure.subject(Goal.SESSION, node),
                                    Verdict.HOLDS))
                        .toList())
                .given(Circumstance.wanted(Goal.SESSION))
                .served()));
  }

  /** Every clone, then the store. */
  private static List<String> parts(Topology topology) {
    return Stream.of(Kind.AppNode.class, Kind.Redis.class)
        .flatMap(kind -> topology.nodes(kind).stream())
        .map(Node::name)
        .toList();
  }
}
