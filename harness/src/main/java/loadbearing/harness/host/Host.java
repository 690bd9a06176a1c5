package loadbearing.harness.host;

import java.util.Map;
import java.util.Set;
import loadbearing.topology.Topology;

/** Where topologies stand up: a container engine, or memory. */
public interface Host extends AutoCloseable {
  /**
   * Says at once what is missing for {@code topology}, before anybody waits or anything is built.
   *
   * @throws DeploymentException if something is
   */
  void require(Topology topology);

  /**
   * Stands {@code topology} up; returns when it serves users. On failure nothing is left.
   *
   * @param proxied names of the edges that pass through a proxy
   */
  Servers stand(Topology topology, Set<String> proxied);

  /** Facts of the machine that runs are made on. */
  Map<String, String> facts();

  /** Whether what stands here shares this machine with others, who may not measure meanwhile. */
  boolean isReal();

  /** Takes down what still stands. */
  @Override
  void close();
}
