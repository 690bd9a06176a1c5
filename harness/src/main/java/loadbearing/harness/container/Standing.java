package loadbearing.harness.container;

import com.github.dockerjava.api.model.ExposedPort;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.network.Wiring;

/**
 * Containers that stand, by name, and the way to them.
 *
 * @param engine where they run
 * @param wiring their addresses
 * @param containers container by name; {@code control} is one of them
 * @param ports port of this machine by port of the control container
 */
public record Standing(
    Engine engine, Wiring wiring, Map<String, String> containers, Map<Integer, Integer> ports) {

  /** The container of a node. */
  public String container(String name) {
    var id = containers.get(name);
    if (id == null) {
      throw new IllegalArgumentException(
          "no node '%s' stands; there are %s".formatted(name, containers.keySet()));
    }
    return id;
  }

  public String control() {
    return container(Machine.CONTROL);
  }

  /** Where a port of the control container is, for this process. */
  public InetSocketAddress address(int port) {
    return new InetSocketAddress(engine.host(), ports.get(port));
  }

  /** A way to a node, past every proxy. */
  public InetSocketAddress forward(String node) {
    return address(wiring.forward(wiring.topology().node(node)));
  }

  /** Ports of this machine by port of a running container. */
  public static Map<Integer, Integer> ports(Engine engine, String control) {
    var bindings =
        engine.client().inspectContainerCmd(control).exec().getNetworkSettings().getPorts();
    Map<Integer, Integer> ports = new TreeMap<>();
    for (Map.Entry<ExposedPort, ?> entry : bindings.getBindings().entrySet()) {
      var binding = bindings.getBindings().get(entry.getKey());
      if (binding == null || binding.length == 0) {
        throw new DeploymentException(
            "the control container does not run, so port %s is not published"
                .formatted(entry.getKey()));
      }
      ports.put(entry.getKey().getPort(), Integer.parseInt(binding[0].getHostPortSpec()));
    }
    return ports;
  }
}
