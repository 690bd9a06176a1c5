package loadbearing.harness.engine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.core.CreateContainerCmdModifier;

/**
 * Has the reaper, which takes orders from whoever reaches it, be reached from this machine alone,
 * and go soon where the suite that began it died before it came.
 */
public final class NearReaper implements CreateContainerCmdModifier {
  private static final String FIRST_PATIENCE = "RYUK_CONNECTION_TIMEOUT=15s";
  private static final ExposedPort ORDERS = ExposedPort.tcp(8080);

  @Override
  public CreateContainerCmd modify(CreateContainerCmd container) {
    if (!Base.REAPER.image().equals(container.getImage())) {
      return container;
    }
    var host = Optional.ofNullable(container.getHostConfig()).orElseGet(HostConfig::newHostConfig);
    return container
        .withEnv(
            Stream.concat(
                    Optional.ofNullable(container.getEnv()).stream().flatMap(Arrays::stream),
                    Stream.of(FIRST_PATIENCE))
                .toList())
        .withHostConfig(
            host.withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ORDERS)));
  }
}
