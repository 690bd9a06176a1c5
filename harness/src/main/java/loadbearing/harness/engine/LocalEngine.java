package loadbearing.harness.engine;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import loadbearing.harness.host.DeploymentException;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Tells Testcontainers of the engine on this machine, whose published ports are on this machine
 * too. Testcontainers' own guess asks the engine for a gateway where it believes to be inside a
 * container, and that can hang.
 */
public final class LocalEngine extends DockerClientProviderStrategy {
  private static final String SOCKET = "unix:///var/run/docker.sock";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * Throws if nothing listens where the user says the engine is: Testcontainers would look
   * elsewhere, and find one that was not meant.
   */
  static void check() {
    var host = URI.create(host());
    if (host().equals(SOCKET) && !Files.exists(Path.of(host.getPath()))) {
      // Nobody named one, and an engine without root listens elsewhere.
      return;
    }
    try {
      if ("unix".equals(host.getScheme())) {
        SocketChannel.open(UnixDomainSocketAddress.of(host.getPath())).close();
      } else if ("tcp".equals(host.getScheme())) {
        try (var socket = new Socket()) {
          socket.connect(
              new InetSocketAddress(host.getHost(), host.getPort()), (int) PATIENCE.toMillis());
        }
      }
    } catch (IOException e) {
      throw new DeploymentException(
          "no container engine answers at %s (%s); start it or run ci/bootstrap, or let DOCKER_HOST name another"
              .formatted(host, e.getMessage()),
          e);
    }
  }

  /**
   * Throws if the engine has no reaper: Testcontainers would ask registries for it, for long, and
   * complain at length. Of an engine elsewhere only Testcontainers knows the way.
   */
  static void checkReaper() {
    var local = new LocalEngine();
    if (!local.isApplicable()) {
      return;
    }
    try (var client = getClientForConfig(local.getTransportConfig())) {
      client.inspectImageCmd(Base.REAPER.image()).exec();
    } catch (NotFoundException | BadRequestException e) {
      throw new DeploymentException(Base.absent(Base.REAPER.image()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the environment or the user's settings name, else this machine's own. */
  private static String host() {
    return TestcontainersConfiguration.getInstance().getEnvVarOrUserProperty("docker.host", SOCKET);
  }

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
    return "engine on this machine (%s)".formatted(host());
  }

  @Override
  public TransportConfig getTransportConfig() {
    return TransportConfig.builder().dockerHost(URI.create(host())).build();
  }

  @Override
  protected boolean isApplicable() {
    return host().startsWith("unix:") && Files.exists(Path.of(URI.create(host()).getPath()));
  }

  @Override
  protected int getPriority() {
    return 110;
  }

  @Override
  public synchronized String getDockerHostIpAddress() {
    return Optional.ofNullable(System.getenv("TESTCONTAINERS_HOST_OVERRIDE")).orElse("localhost");
  }
}
