package loadbearing.node;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** A server in a container that can be broken, on a port that outlives restarts. */
final class Server implements AutoCloseable {
  private final int port;
  private final GenericContainer<?> container;

  private Server(int port, GenericContainer<?> container) {
    this.port = port;
    this.container = container;
  }

  /** Starts it; where no engine answers the test is skipped, or fails in the pipeline. */
  static Server start(GenericContainer<?> container, int innerPort) {
    requireEngine();
    var port = freePort();
    container.withCreateContainerCmdModifier(
        create -> {
          var ports = new Ports();
          ports.bind(ExposedPort.tcp(innerPort), Ports.Binding.bindPort(port));
          create.withExposedPorts(ExposedPort.tcp(innerPort));
          create.getHostConfig().withPortBindings(ports);
        });
    container.start();
    return new Server(port, container);
  }

  private static void requireEngine() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return;
    }
    var why = "expected a container engine, found none: ci/bootstrap sets one up";
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(why);
    }
    Assumptions.abort(why);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  String address() {
    return container.getHost() + ":" + port;
  }

  int port() {
    return port;
  }

  void pause() {
    engine().pauseContainerCmd(container.getContainerId()).exec();
  }

  void resume() {
    engine().unpauseContainerCmd(container.getContainerId()).exec();
  }

  void kill() {
    engine().killContainerCmd(container.getContainerId()).exec();
  }

  void restart() {
    engine().startContainerCmd(container.getContainerId()).exec();
  }

  private static DockerClient engine() {
    return DockerClientFactory.lazyClient();
  }

  @Override
  public void close() {
    container.stop();
  }
}
