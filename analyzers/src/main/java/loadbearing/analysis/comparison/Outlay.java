package loadbearing.analysis.comparison;

import loadbearing.topology.Topology;

/**
 * What an architecture costs.
 *
 * @param machines how many servers stand
 * @param cores that they may use together
 * @param mebibytes of memory that they may use together
 */
public record Outlay(int machines, double cores, long mebibytes) {
  /** What {@code topology} costs. */
  public static Outlay of(Topology topology) {
    var servers = topology.servers();
    return new Outlay(
        servers.size(),
        servers.stream().mapToDouble(node -> node.budget().cpus()).sum(),
        servers.stream().mapToLong(node -> node.budget().memoryMebibytes()).sum());
  }
}
