package loadbearing.harness.docker;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Tells Testcontainers of the engine on this machine, whose published ports are on this machine
 * too. Testcontainers' own guess asks the engine for a gateway where it believes to be inside a
 * container, and that can hang.
 */
public final class LocalEngine extends DockerClientProviderStrategy {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");

  /**
   * Lets this class be tried before Testcontainers' own one for the same socket, which a run of
   * other tests may have written into the user's settings.
   */
  static void prefer() {
    TestcontainersConfiguration.getInstance()
        .getUserProperties()
        .remove(
            "docker.client.strategy",
            "org.testcontainers.dockerclient.UnixSocketClientProviderStrategy");
  }

  @Override
  public String getDescription() {
    return "engine on this machine (%s)".formatted(SOCKET);
  }

  @Override
  public TransportConfig getTransportConfig() {
    return TransportConfig.builder().dockerHost(URI.create("unix://" + SOCKET)).build();
  }

  @Override
  protected boolean isApplicable() {
    return Files.exists(SOCKET);
  }

  @Override
  protected int getPriority() {
    return 90;
  }

  @Override
  public synchronized String getDockerHostIpAddress() {
    return Optional.ofNullable(System.getenv("TESTCONTAINERS_HOST_OVERRIDE")).orElse("localhost");
  }
}
