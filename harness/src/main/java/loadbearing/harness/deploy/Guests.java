package loadbearing.harness.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadbearing.harness.container.Creation;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;

/** The containers of a deployment that are no nodes, such as the load generator. */
final class Guests {
  private final Standing standing;
  private final Creation creation;
  private final Map<String, String> containers = new TreeMap<>();
  private boolean closed;

  Guests(Standing standing, Creation creation) {
    this.standing = standing;
    this.creation = creation;
  }

  /**
   * Lets a container join; one of the same name makes room for it.
   *
   * @return its id
   * @throws DeploymentException if the deployment is closed
   */
  synchronized String join(Machine machine) {
    if (closed) {
      throw new DeploymentException(
          "'%s' cannot join: the deployment is closed".formatted(machine.name()));
    }
    Optional.ofNullable(containers.remove(machine.name())).ifPresent(standing.engine()::remove);
    var container = creation.create(machine);
    containers.put(machine.name(), container);
    return container;
  }

  /** The ids of all nodes and guests, by name. */
  synchronized Map<String, String> withNodes() {
    Map<String, String> all = new TreeMap<>(standing.containers());
    all.putAll(containers);
    return all;
  }

  /** Lets nobody in any more; whoever joins meanwhile is waited for, and is among these. */
  synchronized List<String> close() {
    closed = true;
    return List.copyOf(withNodes().values());
  }
}
