package loadbearing.suite.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.data.ValuesKnown;
import loadbearing.analysis.data.WritesSeen;
import loadbearing.harness.Experiment;
import loadbearing.harness.programme.Need;
import loadbearing.history.Plan;
import loadbearing.history.Script;
import loadbearing.suite.Experiments;
import loadbearing.suite.Profile;
import loadbearing.suite.Question;
import loadbearing.topology.Budget;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Sabotage;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/**
 * The assays there are. What one of two clones does at a rate of a fifth is a tenth of the whole,
 * for the balancer gives them requests in turn; and a share is counted out and not drawn, so that
 * what is found must be that tenth, and not only have an interval around it.
 */
public final class Rig {
  private static final double RATE = 0.2;
  private static final double TENTH = RATE / 2;

  /**
   * Of a tenth: how unevenly reads and writes of a few thousand requests in turn may fall on two
   * clones, and what nobody read before the end.
   */
  private static final double UNEVEN = 0.015;

  /** Requests that tell a tenth from two twentieths, and leave a host room for as many beside. */
  private static final Load STEADY = new Load.Open(100);

  private static final Duration LENGTH = Duration.ofSeconds(15);

  /** Cores that they use. */
  private static final double STEADY_CORES = 0.65;

  /** Cores of users who ask for pages that are slept, without a pause. */
  private static final double SLEPT_CORES = 1;

  private static final long SEED = 20_261_122;

  /** A page that is slept takes the same time on a busy host and an idle one. */
  private static final Duration SERVICE = Duration.ofMillis(40);

  private static final double SIGMA = 0.2;
  private static final double KAPPA = 0.05;
  private static final int CLONES = 3;
  private static final int USERS = 4;

  private Rig() {}

  /** Those that take a minute together, side by side, and judge no speed. */
  public static List<Assay> quick() {
    return List.of(writes(), reads());
  }

  /** All of them. */
  public static List<Assay> all() {
    return Stream.concat(quick().stream(), Stream.of(contention(), stall(), detection())).toList();
  }

  /** The assay of that id; the error lists those there are. */
  public static Assay assay(String id) {
    return all().stream()
        .filter(assay -> assay.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no assay '%s'; there are %s"
                        .formatted(id, all().stream().map(Assay::id).toList())));
  }

  private static Assay writes() {
    var topology = sabotaged(clones(2), new Sabotage.Forget(RATE), new Sabotage.Repeat(RATE));
    return Assay.of(
        "RIG-WRITES",
        "One of two clones answers a fifth of its writes before it commits, and forgets them; the"
            + " other ignores keys, and makes a fifth of its writes twice.",
        steady(topology, "lists"),
        Truth.wrong(Durability.KEPT, TENTH, UNEVEN),
        Truth.wrong(WritesSeen.ONCE, TENTH, UNEVEN));
  }

  private static Assay reads() {
    var topology = sabotaged(clones(2), new Sabotage.Recall(RATE), new Sabotage.Invent(RATE));
    return Assay.of(
        "RIG-READS",
        "One of two clones answers a fifth of its reads from memory; the other invents a fifth of"
            + " the values that it reads.",
        steady(topology, "registers"),
        Truth.wrong(Staleness.FRESH, TENTH, UNEVEN),
        Truth.wrong(ValuesKnown.KNOWN, TENTH, UNEVEN),
        Truth.verdict(Linearizability.LINEARIZABILITY, Subject.run(), Verdict.REFUTED));
  }

  private static Question steady(Topology topology, String workload) {
    var plan =
        Plan.of(Workloads.of(workload), STEADY, LENGTH)
            .warmedUp(Duration.ofSeconds(6))
            .seeded(SEED);
    return Question.of(
            profile -> Need.of(new Experiment(topology, plan)).using(STEADY_CORES), List.of())
        .recorded();
  }

  private static Assay contention() {
    var contend = new Sabotage.Contend(SERVICE, SIGMA, KAPPA);
    return Assay.of(
        "RIG-LAW",
        "Clones serve pages by the universal scalability law, with σ = 0.2 and κ = 0.05.",
        scaled(contend),
        Truth.number(Scaling.SIGMA, Subject.run(), SIGMA, 0.06),
        Truth.number(Scaling.KAPPA, Subject.run(), KAPPA, 0.02),
        Truth.number(Scaling.LAMBDA, Subject.run(), 1e3 / SERVICE.toMillis(), 1));
  }

  private static Assay stall() {
    var stall = new Sabotage.Stall(SERVICE, Duration.ofSeconds(4), Duration.ofSeconds(10));
    return Assay.of(
        "RIG-STALL",
        "Clones serve as many as one alone for 4 of every 10 s, and else in proportion.",
        scaled(stall),
        Truth.verdict(Scaling.PROPORTIONALITY, Subject.run(), Verdict.REFUTED));
  }

  /** A balancer that looks seldom, so that most of an outage is not noticed. */
  private static Assay detection() {
    var topology = Catalogue.topology("A4");
    var balancer = (Kind.LoadBalancer) topology.node("lb").kind();
    var seldom = new Kind.Checks(Duration.ofMillis(1500), 2, 2);
    var slow =
        topology
            .with("lb", new Kind.LoadBalancer(balancer.balancing(), seldom, balancer.retries()))
            .named("A4-seldom", "horizontal scaling, seldom checked");
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      faults.add("pause app%d at %ds for 7s".formatted(1 + i % 2, 5 + 14 * i));
    }
    return Assay.of(
        "RIG-DELAY",
        "A balancer needs %.2f s on average to notice a clone that is silent."
            .formatted(seldom.untilDown(true).toMillis() / 1e3),
        Question.of(
                profile ->
                    Need.of(
                        Experiments.disturbed(
                            slow, "mixed", Duration.ofSeconds(92), faults, profile)),
                List.of())
            .served(),
        Truth.verdict(AvailabilityModel.BY_FORMULA, Subject.of(Goal.READ), Verdict.REFUTED),
        Truth.verdict(AvailabilityModel.WITH_FAILOVER, Subject.of(Goal.READ), Verdict.HOLDS),
        Truth.number(AvailabilityModel.BY_SETTINGS, Subject.of(Goal.READ), 0, 0.02));
  }

  private static Question scaled(Sabotage sabotage) {
    var topology = sabotaged(roomy(clones(CLONES)), sabotage, sabotage, sabotage);
    return Question.of(
            profile -> Need.of(levels(topology, profile)).alone().using(SLEPT_CORES), List.of())
        .recorded();
  }

  private static Experiment levels(Topology topology, Profile profile) {
    var levels =
        new Script.Levels(
            topology.nodes(Kind.AppNode.class).stream().map(Node::name).toList(),
            IntStream.rangeClosed(1, CLONES).boxed().toList(),
            profile.blocks() / 2,
            Duration.ofSeconds(3),
            Duration.ofMillis(1000),
            profile.window(),
            profile.look());
    return new Experiment(
        topology,
        Plan.of(Workloads.of("page"), new Load.Closed(USERS * CLONES), levels.length())
            .warmedUp(Duration.ofSeconds(8))
            .scripted(levels));
  }

  private static Topology clones(int count) {
    return Catalogue.topology("A4:clones=" + count);
  }

  /** Clones whose budget is never what limits them. */
  private static Topology roomy(Topology topology) {
    var roomy = topology;
    for (var app : topology.nodes(Kind.AppNode.class)) {
      roomy = roomy.with(app.name(), new Budget(0.5, app.budget().memoryMebibytes()));
    }
    return roomy;
  }

  /** Each clone is told something, and nobody takes the whole for what it was. */
  private static Topology sabotaged(Topology topology, Sabotage... told) {
    var sabotaged = topology.named(topology.id() + "-sabotaged", topology.name() + ", sabotaged");
    for (int i = 0; i < told.length; i++) {
      sabotaged = sabotaged.with("app" + (i + 1), new Kind.AppNode(told[i]));
    }
    return sabotaged;
  }
}
