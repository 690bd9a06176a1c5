package loadbearing.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.report.story.ClaimResult;
import loadbearing.report.story.Comparison;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;

/**
 * Twenty-two architectures and a hundred claims about them, made up: as much as a page must bear.
 */
final class ManyArchitectures {
  private static final List<String> NAMES =
      List.of(
          "single server",
          "separated data tier",
          "vertical scaling",
          "horizontal scaling",
          "heterogeneous clones",
          "load balancer pair, active-active",
          "load balancer pair, active-passive",
          "DNS round robin",
          "master-slave",
          "replication tree",
          "master-master",
          "synchronous group",
          "tiered",
          "a data centre",
          "a database per server",
          "multi-DC",
          "regional reads, one master",
          "regional masters",
          "partitioned",
          "CDN edge",
          "queue and workers",
          "redundant networks");

  private static final List<String> SENTENCES =
      List.of(
          "A service is scalable if performance grows in proportion to resources",
          "One load balancer, master or session store is a single point of failure; a pair is not",
          "When the master is down the system is read-only until a slave is promoted",
          "Reads from replicas may be stale, and agree with the last write in the end",
          "The more complicated the system, the more there is to get wrong");

  private ManyArchitectures() {}

  /** All of it; nothing in it is void, and one claim came out otherwise than expected. */
  static Comparison whole() {
    var topologies =
        IntStream.rangeClosed(1, NAMES.size()).mapToObj(ManyArchitectures::topology).toList();
    var runs = topologies.stream().flatMap(ManyArchitectures::runs).toList();
    return new Comparison("Loadbearing", Instant.parse("2026-11-21T10:15:00Z"), runs, claims(runs));
  }

  private static Topology topology(int number) {
    var like =
        Catalogue.topology(
            number == 1
                ? "A1"
                : number < 9
                    ? "A4:clones=" + (1 + number % 6)
                    : number % 4 == 3 ? "A11" : "A9:replicas=" + (1 + number % 4));
    return new Topology(
        "A" + number,
        NAMES.get(number - 1),
        like.summary(),
        like.nodes(),
        like.edges(),
        like.groups(),
        like.addresses(),
        like.links());
  }

  private static Stream<JudgedRun> runs(Topology topology) {
    var servers = topology.servers().stream().map(Node::name).toList();
    var tour = run(topology, 1, 8 * servers.size() + 8, 40);
    // Of the last architectures not every part was tried yet.
    int tried = topology.id().equals("A22") ? 1 : servers.size();
    for (int i = 0; i < tried; i++) {
      tour.kill(servers.get(i), 4 + 8 * i, 5);
    }
    double capacity = 90 + 31.7 * servers.size() * (1 - servers.size() / 40.0);
    var saturation =
        run(topology, 2, 30, 60)
            .finding(
                SampleRun.number(
                    Scaling.CAPACITY, Subject.of(new Aspect.Clones(2)), capacity, capacity / 30));
    return Stream.of(tour.finding(kept(topology)).finding(stale(topology)), saturation)
        .map(run -> run.report(List.of()));
  }

  private static SampleRun run(Topology topology, int number, int seconds, int rate) {
    return new SampleRun(
        "%s-20261121-10%02d00-%d".formatted(topology.id(), 15 + number, number),
        topology,
        seconds,
        rate);
  }

  private static Finding kept(Topology topology) {
    double lost = topology.name().contains("master") ? 0.0037 : 0;
    return share(Durability.KEPT, lost, "primary was asked for every acknowledged write");
  }

  private static Finding stale(Topology topology) {
    boolean hasReplicas =
        topology.servers().stream().anyMatch(node -> node.name().startsWith("replica"));
    return share(
            Staleness.FRESH,
            hasReplicas ? 0.012 : 0,
            "38 of 3,190 reads showed an older version than was acknowledged before they were"
                + " called")
        .with(
            hasReplicas
                ? List.of(
                    new Finding.Evidence(
                        "register.read r3 read version 94 at replica1, 41.2 ms after version 101"
                            + " was acknowledged",
                        List.of(101L, 108L, 115L, 122L)))
                : List.of());
  }

  private static Finding share(loadbearing.analysis.Measure measure, double share, String why) {
    return Finding.decided(
        measure,
        Subject.run(),
        share > 0 ? Verdict.REFUTED : Verdict.HOLDS,
        share,
        Optional.of(new Interval(share * 0.4, share * 2 + 0.0046, 0.95)),
        812,
        why);
  }

  private static List<ClaimResult> claims(List<JudgedRun> runs) {
    var claims = new ArrayList<ClaimResult>();
    for (int i = 0; i < 100; i++) {
      var run = runs.get(i * 2 % runs.size());
      var kept = run.find(Durability.KEPT, Subject.run()).orElseThrow();
      var verdict = kept.verdict().orElseThrow();
      var expected = i == 37 ? "reads are fresh HOLDS" : "acknowledged writes are kept " + verdict;
      var found =
          i == 37
              ? "reads are fresh: expected HOLDS, found INCONCLUSIVE (too few reads)"
              : expected;
      claims.add(
          new ClaimResult(
              "BFKVCR".charAt(i / 17) + "" + (1 + i % 17),
              SENTENCES.get(i % SENTENCES.size()),
              expected,
              found,
              List.of(),
              List.of(
                  new ClaimResult.Look(
                      run.run().id(),
                      run.findings(),
                      List.of(Expectation.must(Durability.KEPT, verdict)),
                      0.01))));
    }
    return claims;
  }
}
