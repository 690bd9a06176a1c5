package loadbearing.harness.engine;

import com.github.dockerjava.api.exception.DockerException;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what dead suites left. A reaper does that within seconds; it is missing where the
 * engine died too.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Engine engine;

  public Sweep(Engine engine) {
    this.engine = engine;
  }

  /** Removes containers, then networks, whose owner is gone; returns how many. */
  public int run() {
    int removed = 0;
    var containers =
        engine
            .client()
            .listContainersCmd()
            .withShowAll(true)
            .withLabelFilter(Set.of(Owner.LABEL))
            .exec();
    for (var container : containers) {
      if (isOrphan(container.getLabels())) {
        LOG.info("sweeping container {}", String.join(" ", container.getNames()));
        engine.remove(container.getId());
        removed++;
      }
    }
    for (var network :
        engine.client().listNetworksCmd().withFilter("label", Set.of(Owner.LABEL)).exec()) {
      if (isOrphan(network.getLabels()) && remove(network.getId())) {
        removed++;
      }
    }
    return removed;
  }

  private boolean remove(String network) {
    try {
      engine.removeNetwork(network);
      return true;
    } catch (DockerException e) {
      LOG.warn("network {} of a dead suite stays: {}", network, e.getMessage());
      return false;
    }
  }

  private static boolean isOrphan(Map<String, String> labels) {
    return Owner.parse(labels.get(Owner.LABEL)).isGone();
  }
}
