package loadbearing.harness.server.haproxy;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import loadbearing.harness.network.Wiring;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Reliance;
import loadbearing.topology.Topology;

/** HAProxy's configuration for a balancer in front of app nodes. */
final class HttpBalancing {
  private HttpBalancing() {}

  static String configuration(Wiring wiring, Node node, Kind.LoadBalancer kind) {
    var text =
        new StringBuilder(
            HEAD.formatted(Kind.Checks.PATIENCE.toMillis(), check(wiring, node), kind.retries()));
    text.append("  balance ").append(kind.balancing().word()).append('\n');
    text.append("  default-server ").append(checks(kind.checks())).append('\n');
    for (var edge : wiring.topology().from(node.name())) {
      text.append("  server %s %s%n".formatted(edge.to(), wiring.target(edge)));
    }
    return text.toString();
  }

  /**
   * Whether a node lives, and where others have what it has not: whether it reaches that. With what
   * all of them share it would take all of them out.
   */
  private static String check(Wiring wiring, Node balancer) {
    var topology = wiring.topology();
    var apart = Reliance.apart(topology, balancer.name());
    Set<String> words = new LinkedHashSet<>();
    if (apart.contains(Goal.WRITE)) {
      words.add("\"primary\":\"up\"");
    }
    if (apart.contains(Goal.READ) && readsElsewhere(topology, balancer)) {
      words.add("\"reads\":\"up\"");
    }
    return words.isEmpty() ? HEALTH : READY.formatted(String.join(".*", words));
  }

  private static boolean readsElsewhere(Topology topology, Node balancer) {
    return topology.from(balancer.name()).stream()
        .map(Edge::to)
        .anyMatch(
            server ->
                !Reliance.asks(topology, server, Goal.READ)
                    .equals(Reliance.asks(topology, server, Goal.WRITE)));
  }

  /** A server that is in doubt, or away, is asked twice as often. */
  static String checks(Kind.Checks checks) {
    return "check inter %s fastinter %s downinter %s fall %d rise %d"
        .formatted(
            millis(checks.interval()),
            millis(checks.hurriedInterval()),
            millis(checks.hurriedInterval()),
            checks.fall(),
            checks.rise());
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }

  private static final String HEALTH =
      """
        http-check send meth GET uri /health ver HTTP/1.1 hdr Host www
        http-check expect status 200
      """;

  /** Time is left to say what did not answer. */
  private static final String READY =
      """
        http-check send meth GET uri /ready ver HTTP/1.1 hdr Host www hdr Loadbearing-Deadline-Millis 400
        http-check expect rstring '%s'
      """;

  /*
   * A request that was sent is never repeated: conn-failure is the only reason to try again. For
   * the same reason a 503 of HAProxy's own says that nothing happened: it gives one only where no
   * server could be reached or none got free, so that the request was not sent; what became of one
   * that was sent ends in 502 or 504. The runtime API listens inside the container alone. Only changes of state are logged.
   */
  private static final String HEAD =
      """
      global
        log stdout format raw daemon notice
        stats socket ipv4@127.0.0.1:9999 level admin
        maxconn 4096
        nbthread 1

      defaults
        log global
        mode http
        timeout connect 500ms
        timeout check %dms
        timeout queue 1s
        timeout client 30s
        timeout server 2s
        timeout http-keep-alive 30s
        http-error status 503 content-type application/json string '{"error":"the balancer reached no server"}' hdr Loadbearing-Outcome failed

      frontend users
        bind :80
        default_backend apps

      backend apps
        option httpchk
      %s\
        retries %d
        option redispatch 1
        retry-on conn-failure
      """;
}
