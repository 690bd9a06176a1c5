package loadbearing.harness.server.haproxy;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** What HAProxy stands in front of, and so how it is told and asked. */
public sealed interface Front permits WebFront, DataFront {
  /** What it can want of the servers behind it. */
  Set<Class<? extends Purpose>> wants();

  /**
   * Looks whether it can balance over all edges of {@code node}.
   *
   * @throws IllegalArgumentException if not
   */
  void check(Node node, Topology topology);

  /** What its configuration says. */
  String configuration(Wiring wiring, Node node);

  /** What is amiss with its servers, whose states by its own word are these; empty if nothing. */
  default Optional<String> lack(Node node, Topology topology, Map<String, String> states) {
    var missing = new TreeMap<>(states);
    missing.values().removeIf("UP"::equals);
    return missing.isEmpty() ? Optional.empty() : Optional.of("not every server is up: " + missing);
  }

  /** What is asked of it to see whether it serves. */
  ProbeQuestion question();

  /** Who of the servers behind it answers there when asked anew, by the name of its node. */
  String answering(InetSocketAddress address);
}
