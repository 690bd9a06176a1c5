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
 *     second for the last check and for operations in flight to run into their deadline
 * @param switchover after that, until everybody uses what is left: broken connections are replaced
 *     as they are used
 * @param failback after the loss is over, until everybody may use it again: interval × (rise + 1),
 *     and time to connect anew
 */
public record Failover(long detection, long switchover, long failback) {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration SWITCHOVER = Duration.ofSeconds(2);
  private static final Duration RECONNECT = Duration.ofSeconds(3);

  /** What the settings of {@code topology} allow, in nanoseconds. */
  public static Failover of(Topology topology) {
    return new Failover(
        slowest(topology, checks -> checks.fall() + 1).plus(GRACE).toNanos(),
        SWITCHOVER.toNanos(),
        slowest(topology, checks -> checks.rise() + 1).plus(RECONNECT).toNanos());
  }

  private static Duration slowest(Topology topology, ToIntFunction<Kind.Checks> times) {
    return topology.nodes().stream()
        .flatMap(node -> checks(node.kind()))
        .map(checks -> checks.interval().multipliedBy(times.applyAsInt(checks)))
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
      case Kind.Redis redis -> Stream.empty();
      case Kind.Service service -> Stream.empty();
      case Kind.Users users -> Stream.empty();
    };
  }
}
