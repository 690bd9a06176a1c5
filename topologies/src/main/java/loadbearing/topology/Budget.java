package loadbearing.topology;

/**
 * What a node may use of the host.
 *
 * @param cpus CPU time a second, in cores; greater than 0
 * @param memoryMebibytes memory limit in MiB; at least 16
 */
public record Budget(double cpus, int memoryMebibytes) {
  /** No limit at all. */
  public static final Budget UNLIMITED = new Budget(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

  public Budget {
    if (!(cpus > 0)) {
      throw new IllegalArgumentException("a budget needs more than 0 CPUs, got " + cpus);
    }
    if (memoryMebibytes < 16) {
      throw new IllegalArgumentException("a budget needs at least 16 MiB, got " + memoryMebibytes);
    }
  }
}
