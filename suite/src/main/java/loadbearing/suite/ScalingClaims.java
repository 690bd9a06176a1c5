package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.harness.Experiment;
import loadbearing.harness.programme.Need;
import loadbearing.history.Plan;
import loadbearing.history.Script;
import loadbearing.topology.Budget;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/** Section B of the ledger: what more machines bring. */
final class ScalingClaims {
  private static final int CLONES = 3;

  private static final Aspect CPU = new Aspect.BoundBy("cpu");
  private static final Aspect DATABASE = new Aspect.BoundBy("database");

  /** The queue of one clone that served all users, and what a balancer needs after a change. */
  private static final Duration SETTLE = Duration.ofMillis(700);

  /** What limited nodes need until each request costs the same: the first window was 15 % low. */
  private static final Duration LEAD = Duration.ofSeconds(12);

  /** Of the orders of levels. */
  private static final long ORDER = 7;

  /**
   * Closed users for each clone: enough in flight to keep it busy in the short part of each period
   * in which its quota lets it work, also where all clones share them; and few enough that the last
   * in the queue of one clone that serves them all, a balancer's check, is answered in the check's
   * half second: a page of 3 ms on a fifth of a core takes 15 ms, so 24 users wait 360 ms, and with
   * 36 the balancer gave the clone up.
   */
  private static final int USERS = 8;

  /** Three clones that give half of what is in proportion are seen in half of the blocks. */
  private static final int WALL = 2;

  /** Of each decision of two looks. */
  private static final double CONFIDENCE = 0.975;

  /** Cores that a load which fills the clones may use. */
  private static final double ALL = 2;

  private ScalingClaims() {}

  static List<Claim> all() {
    var plain = sized(Catalogue.topology("A4:clones=" + CLONES), 0.2);
    var wall =
        bound(
            DATABASE,
            walled(plain),
            "profile",
            WALL,
            proportional(DATABASE, Verdict.REFUTED),
            Expectation.must(
                Scaling.BOTTLENECK, Subject.of(new Aspect.At("primary"), DATABASE), Verdict.HOLDS));
    return List.of(
        new Claim(
            "B1",
            "A service is scalable if performance grows in proportion to resources: it does up to"
                + " the bottleneck, and not beyond it.",
            "Scalability: what is scalability?",
            "Proportional if the lower bound of the efficiency X(n)/(n X(1)) is at least 0.85 for"
                + " every n, 0.90 with --full; not proportional if the upper bound is below that"
                + " for some n. Two looks at the most, each at 97.5 %: to a run that cannot tell as"
                + " many blocks are added. Where the database is the wall it must be seen to have"
                + " nothing left: 90 % of its CPU budget used, or held back in 5 % of its periods.",
            List.of(bound(CPU, plain, "page", 1, proportional(CPU, Verdict.HOLDS)), wall)),
        new Claim(
            "B4",
            "Even when clones scale, the database becomes the wall.",
            "Scalability for dummies, part 2: database.",
            "B1's second run: with a database that is nearly busy with one clone, more clones give"
                + " less than in proportion, and the database has nothing left.",
            wall));
  }

  /** One clone is what limits one clone; the database is what limits two. */
  private static Topology walled(Topology topology) {
    return sized(topology.with("primary", new Budget(0.1, 1024)), 0.1);
  }

  /** Clones smaller than the standard machine, for which the balancer and the host have room. */
  private static Topology sized(Topology topology, double cpus) {
    var sized = topology;
    for (var app : topology.nodes(Kind.AppNode.class)) {
      sized = sized.with(app.name(), new Budget(cpus, app.budget().memoryMebibytes()));
    }
    return sized;
  }

  /** Two runs answer the same question, so their findings say which bottleneck they are about. */
  private static Question bound(
      Aspect aspect, Topology topology, String workload, int share, Expectation... expected) {
    return Question.of(
            profile -> Need.of(experiment(topology, workload, profile, share)).alone().using(ALL),
            List.of(expected))
        .lookedAtTwice((looks, profile) -> about(aspect, within(looks, profile)));
  }

  private static Expectation proportional(Aspect aspect, Verdict expected) {
    return Expectation.must(Scaling.PROPORTIONALITY, Subject.of(aspect), expected);
  }

  private static JudgedRun about(Aspect aspect, JudgedRun report) {
    return report.finding(
        report.findings().stream()
            .map(finding -> finding.about(finding.subject().and(aspect)))
            .toList());
  }

  /** The findings on scaling by the profile's margin, in the place of those by the usual one. */
  private static JudgedRun within(List<JudgedRun> looks, Profile profile) {
    var scaling = new Scaling(profile.margin(), CONFIDENCE);
    return looks.getLast().with(scaling.judge(looks.stream().map(JudgedRun::run).toList()));
  }

  private static Experiment experiment(
      Topology topology, String workload, Profile profile, int share) {
    var levels =
        new Script.Levels(
            topology.nodes(Kind.AppNode.class).stream().map(Node::name).toList(),
            IntStream.rangeClosed(1, CLONES).boxed().toList(),
            profile.blocks() / share,
            LEAD,
            SETTLE,
            profile.window(),
            ORDER + profile.look());
    return new Experiment(
        topology,
        Plan.of(Workloads.of(workload), new Load.Closed(USERS * CLONES), levels.length())
            .warmedUp(profile.warmUp())
            .scripted(levels));
  }
}
