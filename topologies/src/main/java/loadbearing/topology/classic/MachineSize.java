package loadbearing.topology.classic;

import loadbearing.topology.Budget;

/**
 * A machine is a machine: every node of every classic architecture has the same, so that none wins
 * by a bigger box. Who needs another size for a question of its own says so there, by {@link
 * loadbearing.topology.Topology#with(String, Budget)}.
 */
public final class MachineSize {
  /**
   * 0.3 CPU: the smallest with which one machine for everything answers a calm load, so that as
   * many machines as possible fit on one host. 1024 MiB: what a database wants at the least; the
   * others use less and lose nothing by it, as it is a limit and not taken away from the host.
   */
  public static final Budget STANDARD = new Budget(0.3, 1024);

  private MachineSize() {}
}
