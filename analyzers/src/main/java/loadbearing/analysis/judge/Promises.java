package loadbearing.analysis.judge;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.availability.JointLoss;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.availability.Takeovers;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.analysis.data.Delivery;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.data.ReplicaDivergence;
import loadbearing.analysis.data.ValuesKnown;
import loadbearing.analysis.data.WritesSeen;
import loadbearing.analysis.session.Guarantee;
import loadbearing.analysis.session.SessionGuarantees;
import loadbearing.fault.Planned;
import loadbearing.fault.RoleAct;
import loadbearing.fault.Succession;
import loadbearing.history.Run;
import loadbearing.history.Takeover;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/**
 * What an architecture promises in every run, whatever the run is about: each measure that can be
 * decided must not be refuted, or may be because chance decides it.
 *
 * <p>Nobody may be told a write is done and lose it, or that it failed and find it there; what the
 * graph says survives, survives; service comes back. An architecture that serves reads from copies,
 * which hear of writes later, lets them be stale, and one that serves none does not. One whose
 * databases never hear of each other promises nothing of what is on them together.
 */
public final class Promises {
  private static final List<Measure> KEPT =
      List.of(
          Durability.KEPT,
          Durability.UNDONE,
          Delivery.ONCE,
          WritesSeen.READ_AGAIN,
          WritesSeen.ONCE,
          WritesSeen.NEVER_READ,
          ValuesKnown.KNOWN,
          SinglePointOfFailure.SINGLE_POINT_OF_FAILURE,
          JointLoss.JOINT_LOSS,
          Recovery.RECOVERY,
          Takeovers.IN_TIME);

  /**
   * What chance, or the size of a machine, decides: how exact the arithmetic is, how capacity
   * grows, whether copies had caught up when they were asked, what isolation a level of a database
   * gives.
   */
  private static final List<Measure> CHANCE =
      List.of(
          Judge.VALIDITY,
          AvailabilityModel.BY_FORMULA,
          AvailabilityModel.WITH_FAILOVER,
          Scaling.EFFICIENCY,
          Scaling.PROPORTIONALITY,
          Scaling.BOTTLENECK,
          Staleness.CONVERGENCE,
          ReplicaDivergence.SAME_WRITES,
          TransactionIsolation.ISOLATION);

  /** What needs one database, or several that hear of each other. */
  private static final List<Measure> OF_ONE = List.of(Durability.KEPT, WritesSeen.READ_AGAIN);

  private Promises() {}

  /** What the topology of {@code run} promises, but for what the plan breaks on purpose. */
  public static List<Expectation> of(Run run) {
    return Stream.concat(of(run.topology()).stream(), brokenOnPurpose(run)).toList();
  }

  /**
   * Whoever promotes a replica that hears of writes later gives up those that it did not hear of,
   * and may read a write that failed at the one deposed.
   */
  private static Stream<Expectation> brokenOnPurpose(Run run) {
    boolean isPlanned =
        run.plan().schedule().planned().stream()
            .map(Planned::what)
            .anyMatch(it -> it instanceof RoleAct.Promote || it instanceof RoleAct.PromoteBest);
    boolean isTakenOver =
        run.history().of(Takeover.class).stream()
            .anyMatch(it -> it.stage() == Takeover.Stage.PROMOTED);
    return isPlanned || isTakenOver
        ? Stream.of(Durability.KEPT, Durability.UNDONE, WritesSeen.READ_AGAIN).map(Promises::chance)
        : Stream.of();
  }

  /** Whether findings on {@code measure} may come out either way, by chance. */
  public static boolean isLeftToChance(Measure measure) {
    return CHANCE.contains(measure);
  }

  /** What {@code topology} promises in every run. */
  public static List<Expectation> of(Topology topology) {
    return Stream.of(
            KEPT.stream().map(Promises::kept),
            CHANCE.stream().map(Promises::chance),
            ofCopies().map(readsCopies(topology) ? Promises::chance : Promises::kept),
            OF_ONE.stream().filter(it -> isApart(topology)).map(Promises::chance),
            Stream.of(Expectation.mustNot(Judge.JUDGED, Subject.run(), Verdict.INCONCLUSIVE)))
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<Measure> ofCopies() {
    return Stream.concat(
        Stream.of(Staleness.FRESH, Linearizability.LINEARIZABILITY, SessionGuarantees.CAUSAL_ORDER),
        Stream.of(Guarantee.values()).map(SessionGuarantees::measure));
  }

  /** Whether several take writes and never hear of each other's. */
  private static boolean isApart(Topology topology) {
    var writers =
        topology.servers().stream()
            .filter(node -> node.kind().role() == Kind.Role.PRIMARY)
            .map(Node::name)
            .toList();
    return writers.size() > 1
        && !Succession.of(topology).set(writers.getFirst()).containsAll(writers);
  }

  /** Whether some reads are answered by what hears of writes later, or never. */
  private static boolean readsCopies(Topology topology) {
    return isApart(topology)
        || agreesLater(topology)
        || topology.edges().stream()
            .anyMatch(
                edge ->
                    edge.is(Purpose.Caches.class)
                        || isBehind(edge.purposes())
                            && topology.to(edge.from()).stream()
                                .anyMatch(to -> to.carries(Goal.READ)));
  }

  /** Whether several of a group answer reads, and wait for nothing before they do. */
  private static boolean agreesLater(Topology topology) {
    var weak = EnumSet.of(Kind.Consistency.EVENTUAL, Kind.Consistency.BEFORE_ON_PRIMARY_FAILOVER);
    var members =
        topology.nodes(Kind.Member.class).stream()
            .filter(it -> weak.contains(((Kind.Member) it.kind()).consistency()))
            .toList();
    return members.stream().filter(it -> it.kind().role() == Kind.Role.PRIMARY).count() > 1
        || members.stream()
            .flatMap(it -> topology.to(it.name()).stream())
            .anyMatch(edge -> edge.carries(Goal.READ) && !edge.carries(Goal.WRITE));
  }

  private static boolean isBehind(Set<Purpose> purposes) {
    return purposes.stream()
        .anyMatch(p -> p instanceof Purpose.Replicates r && r.mode() != Purpose.Mode.GROUP);
  }

  private static Expectation kept(Measure measure) {
    return Expectation.mustNot(measure, Subject.run(), Verdict.REFUTED);
  }

  private static Expectation chance(Measure measure) {
    return Expectation.may(measure, Subject.run());
  }
}
