package loadbearing.harness.memory;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.harness.host.Host;
import loadbearing.harness.host.Servers;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Topology;

/** Stands topologies up in memory, each in a time of its own. */
public final class MemoryHost implements Host {
  private final Iterator<Flaws> flaws;
  private int stood;

  /**
   * A host whose deployments have these flaws, one after the other, and later ones have none.
   *
   * @param flaws of the first deployments
   */
  public MemoryHost(Flaws... flaws) {
    this.flaws = List.of(flaws).iterator();
  }

  /** How often something stood up. */
  public synchronized int stood() {
    return stood;
  }

  @Override
  public void require(Topology topology) {
    Homes.of(topology);
  }

  @Override
  public synchronized Servers stand(Topology topology, Set<String> proxied) {
    stood++;
    return new MemoryServers(
        Homes.of(topology), flaws.hasNext() ? flaws.next() : Flaws.NONE, new SimulatedTime());
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("cores", "2", "memory", "34359738368");
  }

  @Override
  public boolean isReal() {
    return false;
  }

  @Override
  public void close() {}
}
