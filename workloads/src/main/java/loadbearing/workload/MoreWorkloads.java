package loadbearing.workload;

import java.util.List;

/**
 * Adds workloads to {@link Workloads}: a class that implements it, with a public constructor
 * without parameters, is found by {@link java.util.ServiceLoader} on the class path.
 */
@FunctionalInterface
public interface MoreWorkloads {
  /** Those it adds; their names must be new. */
  List<Workload> workloads();
}
