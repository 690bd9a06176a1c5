package loadbearing.harness.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.util.List;
import java.util.Map;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.network.Networks;
import loadbearing.harness.network.Segment;
import loadbearing.harness.network.Wiring;

/** Makes containers of machines, on their networks, not yet started. */
public final class Creation {
  private static final long MEBIBYTE = 1024 * 1024;

  private final Engine engine;
  private final Networks networks;
  private final Wiring wiring;
  private final String deployment;

  public Creation(Engine engine, Networks networks, Wiring wiring, String deployment) {
    this.engine = engine;
    this.networks = networks;
    this.wiring = wiring;
    this.deployment = deployment;
  }

  /** Makes the container and returns its id; on failure nothing is left. */
  public String create(Machine machine) {
    try {
      var id = command(machine).exec().getId();
      try {
        finish(machine, id);
        return id;
      } catch (RuntimeException e) {
        engine.remove(id);
        throw e;
      }
    } catch (DockerException e) {
      throw new DeploymentException(
          "node '%s' could not be made from image '%s': %s"
              .formatted(machine.name(), machine.image(), e.getMessage()),
          e);
    }
  }

  /** The name of a machine's container. */
  public String name(String machine) {
    return "loadbearing-%s-%s".formatted(deployment, machine);
  }

  private CreateContainerCmd command(Machine machine) {
    return engine
        .client()
        .createContainerCmd(machine.image())
        .withName(name(machine.name()))
        .withHostName(machine.name())
        .withLabels(engine.labels())
        .withEnv(
            machine.settings().environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList())
        .withExposedPorts(published(machine).stream().map(ExposedPort::tcp).toList())
        .withCmd(machine.settings().arguments())
        .withHostConfig(host(machine))
        .withIpv4Address(machine.isControl() ? wiring.controlAddress() : firstAddress(machine));
  }

  private HostConfig host(Machine machine) {
    var host =
        HostConfig.newHostConfig()
            .withNetworkMode(machine.isControl() ? networks.control().id() : firstNetwork(machine))
            .withMemory(machine.memoryMebibytes() * MEBIBYTE)
            .withMemorySwap(machine.memoryMebibytes() * MEBIBYTE)
            .withCpuShares(machine.isControl() ? null : Machine.RISING)
            // A node that stands on two networks is no router.
            .withSysctls(Map.of("net.ipv4.ip_forward", "0"))
            .withBinds(
                machine.settings().volumes().entrySet().stream()
                    .map(entry -> new Bind(entry.getValue(), new Volume(entry.getKey())))
                    .toList())
            .withExtraHosts("www:" + wiring.entry().host())
            .withPortBindings(published(machine).stream().map(Creation::loopback).toList());
    return machine.isControl() ? host.withCapAdd(Capability.NET_ADMIN) : host;
  }

  /** The engine takes one network at creation; the others follow, before the start. */
  private void finish(Machine machine, String id) {
    var others = machine.addresses().keySet().stream().skip(machine.isControl() ? 0 : 1).toList();
    others.forEach(segment -> connect(id, segment, machine.addresses().get(segment)));
    if (!machine.settings().files().isEmpty()) {
      engine.copyIn(id, machine.settings().files());
    }
  }

  /** Plugs a container into a segment's network. */
  public void connect(String container, Segment segment, String address) {
    engine
        .client()
        .connectToNetworkCmd()
        .withNetworkId(networks.segments().get(segment).id())
        .withContainerId(container)
        .withContainerNetwork(
            new ContainerNetwork()
                .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(address)))
        .exec();
  }

  /** Pulls a container's plug: its packets are gone at once, and nobody gets a goodbye. */
  public void disconnect(String container, Segment segment) {
    engine
        .client()
        .disconnectFromNetworkCmd()
        .withNetworkId(networks.segments().get(segment).id())
        .withContainerId(container)
        .withForce(true)
        .exec();
  }

  /** Ports are published on an ordinary network only, where the control container stands. */
  private List<Integer> published(Machine machine) {
    return machine.isControl() ? wiring.published() : List.of();
  }

  private String firstNetwork(Machine machine) {
    return networks.segments().get(first(machine)).id();
  }

  private static String firstAddress(Machine machine) {
    return machine.addresses().get(first(machine));
  }

  private static Segment first(Machine machine) {
    return machine.addresses().keySet().iterator().next();
  }

  private static PortBinding loopback(int port) {
    return new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port));
  }
}
