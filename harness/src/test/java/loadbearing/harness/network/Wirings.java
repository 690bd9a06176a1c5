package loadbearing.harness.network;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;

/** Wirings for tests: 10.212.0.0/24 for the first segment, and so on. */
public final class Wirings {
  private Wirings() {}

  public static Wiring of(String architecture, String... proxied) {
    return of(Catalogue.topology(architecture), proxied);
  }

  /** The same of a topology that is drawn. */
  public static Wiring of(Topology topology, String... proxied) {
    Map<Segment, Subnet> subnets = new TreeMap<>();
    int next = (10 << 24) | (212 << 16);
    for (var segment : Segment.of(topology)) {
      subnets.put(segment, new Subnet(next));
      next += Subnet.SIZE;
    }
    return new Wiring(topology, subnets, new Subnet(next), Set.of(proxied));
  }
}
