package loadbearing.analysis.availability;

import java.time.Duration;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/**
 * How long a topology may take to notice a loss and to work around it, by the settings of its
 * balancers. Operations lost within these times are explained by failover, later ones are not.
 *
 * @param detection until a loss is noticed: interval × (fall + 1), of the slowest balancer, and a
 *     second for the last check and for operations in flight to run into their deadline; where
 *     copies are checked for their age also the age that still counts as fresh, after which all of
 *     them are stale if nobody writes; and until a group has expelled a member and has a primary
 * @param switchover after that, until everybody uses what is left: broken connections are replaced
 *     as they are used
 * @param failback after the loss is over, until everybody may use it again: interval × (rise + 1),
 *     and time to connect anew
 * @param start beyond that, until a process that was started serves, on the budget of its machine
 */
public record Failover(long detection, long switchover, long failback, long start) {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration SWITCHOVER = Duration.ofSeconds(2);
  private static final Duration RECONNECT = Duration.ofSeconds(3);
  private static final Duration ELECTION = Duration.ofSeconds(2);
  private static final Duration START = Duration.ofSeconds(10);

  /** What the settings of {@code topology} allow, in nanoseconds. */
  public static Failover of(Topology topology) {
    return new Failover(
        detection(topology).toNanos(),
        SWITCHOVER.toNanos(),
        slowest(topology, checks -> checks.rise() + 1).plus(RECONNECT).toNanos(),
        START.toNanos());
  }

  /** Balancers and controllers watch side by side: the slowest of them counts. */
  private static Duration detection(Topology topology) {
    return Stream.concat(
            Stream.of(
                slowest(topology, checks -> checks.fall() + 1)
                    .plus(GRACE)
                    .plus(stale(topology))
                    .plus(elected(topology))),
            topology.nodes(Kind.Controller.class).stream()
                .map(node -> (Kind.Controller) node.kind())
                .map(it -> it.untilNoticed(true).plus(it.untilDecided())))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private static Duration slowest(Topology topology, ToIntFunction<Kind.Checks> times) {
    return topology.nodes().stream()
        .flatMap(node -> checks(node.kind()))
        .map(checks -> checks.interval().multipliedBy(times.applyAsInt(checks)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Duration stale(Topology topology) {
    return topology.nodes(Kind.DatabaseBalancer.class).stream()
        .map(node -> ((Kind.DatabaseBalancer) node.kind()).lagLimit())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Duration elected(Topology topology) {
    return topology.nodes(Kind.Member.class).stream()
        .map(node -> ((Kind.Member) node.kind()).expelAfter())
        .map(Kind.Member.SUSPECTED.plus(ELECTION)::plus)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Stream<Kind.Checks> checks(Kind kind) {
    return switch (kind) {
      case Kind.LoadBalancer balancer -> Stream.of(balancer.checks());
      case Kind.DatabaseBalancer balancer -> Stream.of(balancer.checks());
      case Kind.SingleServer server -> Stream.empty();
      case Kind.AppNode app -> Stream.empty();
      case Kind.Database database -> Stream.empty();
      case Kind.Member member -> Stream.empty();
      case Kind.Redis redis -> Stream.empty();
      case Kind.Controller controller -> Stream.empty();
      case Kind.Service service -> Stream.empty();
      case Kind.Users users -> Stream.empty();
    };
  }
}
